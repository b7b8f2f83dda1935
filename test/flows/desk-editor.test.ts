import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { backup } from '../../ops/backup'
import { runCommand } from '../../ops/shell/command'
import { createEditor } from '../../start/editor'
import { hurriedClock, pointAt, temporaryFolder } from '../ops/owner'
import { aScreenshot, hold, isThere, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop
const editor = createEditor(() => shop.cloud.url)

beforeAll(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
})
afterAll(() => shop.close())

test('a document is replaced as a whole, and removed', async () => {
  const { id } = await hold(shop.as('ming'), slot(shop))
  const [order] = await shop.find('orders', { _id: id })
  await editor.put('orders', JSON.stringify({ ...order, note: '桌面改的', storing: undefined }))
  const [changed] = await shop.find('orders', { _id: id })
  expect(changed).toMatchObject({ note: '桌面改的', status: 'pending' })
  await editor.remove('orders', id)
  expect(await shop.find('orders', { _id: id })).toEqual([])
})

test.each(['{', '[]', '{"note":"x"}', '{"_id":null}'])('%s is no document, and changes nothing', async (text) => {
  const before = await shop.find('settings')
  await expect(editor.put('settings', text)).rejects.toThrow(/_id|JSON/)
  expect(await shop.find('settings')).toEqual(before)
})

test('a reset forgets documents, files and faults, and begins as on the first day', async () => {
  const file_id = await shop.as('ming').upload(aScreenshot())
  await hold(shop.as('hua'), slot(shop, 3))
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'database.*', kind: 'latency', delay_ms: [1, 2] }] })
  await editor.reset()
  expect([await shop.find('orders'), await shop.find('reservations'), await isThere(shop, file_id)]).toEqual([
    [],
    [],
    false,
  ])
  expect(await shop.find('admins')).toHaveLength(1)
  expect(await shop.find('settings')).toHaveLength(1)
  const [faults, rules] = await Promise.all(
    ['faults', 'fault-rules'].map(
      async (path) => (await fetch(`${shop.cloud.url}/__local/${path}`)).json() as Promise<object>,
    ),
  )
  expect([faults, rules]).toEqual([{}, []])
})

describe('a backup', () => {
  const folder = join(temporaryFolder(), 'backup')
  const KEY = 'a key of four words'
  let source: Shop
  beforeAll(async () => {
    source = await openShop({ admins: { wei: 'owner' } })
    await submitted(source.as('hong'), slot(source))
    const undo = pointAt(source.cloud)
    const owner = { CLOUDBASE_ENV: 'local', TENCENTCLOUD_SECRETID: 'x', TENCENTCLOUD_SECRETKEY: 'x', BACKUP_KEY: KEY }
    const silent = { out: () => {}, err: () => {} }
    expect(await runCommand(backup, ['--out', folder], owner, silent, hurriedClock())).toBe(0)
    undo()
  })
  afterAll(() => source.close())

  test.each([
    ['of another key', folder, 'another', /BACKUP_KEY/],
    ['that is not there', join(folder, 'nowhere'), KEY, /no finished backup/],
  ])('%s changes nothing, and says why', async (_which, from, key, sentence) => {
    const before = await shop.find('orders')
    await expect(editor.importBackup(from, key)).rejects.toThrow(sentence)
    expect(await shop.find('orders')).toEqual(before)
  })

  test('takes the place of all that there was, twice as well as once', async () => {
    await hold(shop.as('ming'), slot(shop, 4))
    for (let time = 0; time < 2; time++) {
      expect(await editor.importBackup(folder, KEY)).toMatch(/Restored, and identical by hash/)
      for (const collection of ['orders', 'reservations', 'admins'] as const)
        expect(await shop.find(collection)).toEqual(await source.find(collection))
    }
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
  })
})
