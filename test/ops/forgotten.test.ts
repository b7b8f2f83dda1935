import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { backup } from '../../ops/backup'
import { restore } from '../../ops/restore'
import { runCommand, type Command } from '../../ops/shell/command'
import { aJpeg, aPng } from '../support/pictures'
import { moveTo, slot, submitted, hold } from '../support/scenes'
import { environment, openShop, type Shop } from '../support/shop'
import { hurriedClock, planted, pointAt, temporaryFolder } from './owner'

/** A backup is older than what players asked for after it: it must bring nobody back who is forgotten. */

jest.setTimeout(180_000)

const { BACKUP_KEY: _key, ...keyless } = planted
const variables: Record<string, string> = { CLOUDBASE_ENV: 'local', ...keyless }
const HOUR = 3600_000

let shop: Shop
let another: Shop
let out: string
beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner', guest: 'owner' } })
  another = await openShop()
  out = join(temporaryFolder(), 'backup')
})
afterEach(() => Promise.all([shop.close(), another.close()]))

async function at(where: Shop, command: Command, args: string[]) {
  const turnBack = pointAt(where.cloud)
  let [text, json] = ['', '']
  const streams = { out: (part: string) => void (json += part), err: (part: string) => void (text += part) }
  const exitCode = await runCommand(command, [...args, '--json'], variables, streams, hurriedClock())
  turnBack()
  return { exitCode, text, result: JSON.parse(json) as Record<string, unknown> }
}

/** Every document of a shop, but for the names of admins who acted. */
async function everything(where: Shop): Promise<string> {
  const all = environment.collections.map(async ({ name }) => where.find(name as 'orders'))
  return JSON.stringify(await Promise.all(all))
}
async function pastVisit(openid: string, hours: number): Promise<string> {
  const order = await submitted(shop.as(openid), slot(shop, hours))
  await shop.as('lan').ask('verify', { order_id: order.id, pass: true })
  return order.id
}
function later(hours: number): void {
  shop.cloud.clock.advance(hours * HOUR)
}

/** A player with a face, a visit that was paid, and an order that waits for the admin when the backup is made. */
async function aPlayer(openid: string): Promise<void> {
  const avatar_file_id = await shop.as(openid).upload(aPng(20, openid.length))
  await shop.as(openid).ask('updateProfile', { nickname: `名字${openid}`, avatar_file_id })
  await pastVisit(openid, 2)
  later(3)
  const order = await hold(shop.as(openid), slot(shop, 20))
  const file = await shop.as(openid).upload(aJpeg())
  await shop.as(openid).ask('uploadProof', { order_id: order.id, file_ids: [file], note: `备注${openid}` })
}
async function leave(openid: string): Promise<void> {
  const open = (await shop.as(openid).ask('listOrders', {})).orders.filter(({ status }) => status === 'proof_submitted')
  for (const { id } of open) await shop.as('lan').ask('verify', { order_id: id, pass: false, reason: '金额不符' })
  later(2)
  await shop.as(openid).ask('deleteMyData', { confirm: true })
}
function filesOf(where: Shop): Promise<{ file_id: string }[]> {
  return where.find('payment_proofs', { file_id: { $ne: '' } })
}

test('who left after the backup does not come back with it, and everybody else does', async () => {
  moveTo(shop, new Date(Date.now() - 5 * HOUR).toISOString())
  await aPlayer('player-of-before')
  await aPlayer('player-who-stays')
  expect(await at(shop, backup, ['--out', out])).toMatchObject({ exitCode: 0, result: { counts: { users: 2 } } })
  await leave('player-of-before')
  expect(await everything(shop)).not.toContain('player-of-before')
  const back = await at(shop, restore, ['--from', out, '--replace'])
  expect([back.result.error, back]).toMatchObject([
    undefined,
    { exitCode: 0, result: { forgotten: 1, contradictions: [] } },
  ])
  const text = await everything(shop)
  expect(text).not.toMatch(/player-of-before/)
  expect((await shop.find('users')).map(({ _id }) => _id)).toEqual(['player-who-stays'])
  const orders = await shop.find('orders')
  expect(orders.map(({ openid }) => openid.replace(/^gone-.*/, 'gone')).sort()).toEqual([
    'gone',
    'gone',
    'player-who-stays',
    'player-who-stays',
  ])
  expect(new Set(orders.map(({ openid }) => openid)).size).toBe(2)
  expect(await filesOf(shop)).toHaveLength(2)
  expect((await shop.as('player-who-stays').ask('login', {})).user.nickname).toBe('名字player-who-stays')
})

test('the list goes along in later backups, and into another environment', async () => {
  moveTo(shop, new Date(Date.now() - 5 * HOUR).toISOString())
  await aPlayer('player-of-before')
  await at(shop, backup, ['--out', out])
  await leave('player-of-before')
  moveTo(shop, new Date(Date.now() + HOUR).toISOString())
  const newer = join(out, '..', 'newer')
  await at(shop, backup, ['--out', newer])
  expect(await at(another, restore, ['--from', newer])).toMatchObject({ exitCode: 0, result: { forgotten: 0 } })
  const [known] = await another.find('forgotten')
  expect(known?._id).toMatch(/^[0-9a-f]{64}$/)
  expect(await at(another, restore, ['--from', out, '--replace'])).toMatchObject({
    exitCode: 0,
    result: { forgotten: 1, contradictions: [] },
  })
  expect(await everything(another)).not.toContain('player-of-before')
  expect(await another.find('forgotten')).toEqual([known])
})

test('who came back after leaving is somebody whom a newer backup brings back', async () => {
  moveTo(shop, new Date(Date.now() - 5 * HOUR).toISOString())
  await shop.as('player-of-before').ask('login', {})
  await leave('player-of-before')
  await shop.as('player-of-before').ask('updateProfile', { nickname: '又来了' })
  await at(shop, backup, ['--out', out])
  expect(await at(shop, restore, ['--from', out, '--replace'])).toMatchObject({ result: { forgotten: 0 } })
  expect(await shop.find('users', { _id: 'player-of-before' })).toMatchObject([{ nickname: '又来了' }])
})

test('who was an owner at the time of the backup is none afterwards', async () => {
  moveTo(shop, new Date(Date.now() - 5 * HOUR).toISOString())
  await shop.as('guest').ask('login', {})
  await shop.insert('rosters', [{ _id: 'owners', openids: ['lan', 'guest'] }])
  await at(shop, backup, ['--out', out])
  moveTo(shop, new Date(Date.now() + HOUR).toISOString())
  await shop.as('lan').ask('changeAdmin', { admin_id: 'guest', role: null })
  await leave('guest')
  expect(await at(shop, restore, ['--from', out, '--replace'])).toMatchObject({
    exitCode: 0,
    result: { forgotten: 1, contradictions: [] },
  })
  expect((await shop.find('admins')).map(({ _id }) => _id)).toEqual(['lan'])
  expect(await everything(shop)).not.toContain('"guest"')
})

test('a restore that is cut off names the forgotten alike when it goes on', async () => {
  moveTo(shop, new Date(Date.now() - 5 * HOUR).toISOString())
  await aPlayer('player-of-before')
  await at(shop, backup, ['--out', out])
  await leave('player-of-before')
  for (const nth of [2, 3]) {
    const rules = Array.from({ length: 300 }, (_, more) => ({
      action: 'database.insertDocument',
      kind: 'network' as const,
      nth: nth + more,
    }))
    shop.cloud.faults.use({ seed: 1, rules })
    expect(await at(shop, restore, ['--from', out, '--replace'])).toMatchObject({ exitCode: 1 })
  }
  shop.cloud.faults.clear()
  expect(await at(shop, restore, ['--from', out, '--replace'])).toMatchObject({ exitCode: 0, result: { forgotten: 1 } })
  expect(new Set((await shop.find('orders')).map(({ openid }) => openid)).size).toBe(1)
  expect(readdirSync(out).filter((name) => name.startsWith('restoring'))).toEqual([])
})
