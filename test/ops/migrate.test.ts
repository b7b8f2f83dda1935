import { hostname } from 'node:os'
import { openCloud, type Cloud } from '../../ops/cloud/cloud'
import { readCredentials } from '../../ops/shell/credentials'
import { migrate } from '../../ops/plan/migrate'
import type { Migration } from '../../ops/plan/migrations'
import { openShop, type Shop } from '../support/shop'
import { pointAt } from './owner'

const NOW = '2026-11-23T12:00:00.000Z'
let shop: Shop
let cloud: Cloud
let restore: () => void
beforeEach(async () => {
  shop = await openShop({ admins: { owner: 'owner' } })
  restore = pointAt(shop.cloud)
  cloud = openCloud(
    readCredentials({ CLOUDBASE_ENV: 'local', TENCENTCLOUD_SECRETID: 'AKID', TENCENTCLOUD_SECRETKEY: 'key' }),
  )
})
afterEach(async () => {
  restore()
  await shop.close()
})

const ran: number[] = []
function step(version: number, work: () => Promise<void> = () => Promise.resolve()): Migration {
  return {
    version,
    what: `step ${version}`,
    async run() {
      ran.push(version)
      await work()
    },
  }
}
beforeEach(() => void ran.splice(0))

function quiet() {}
async function versionNow() {
  return (await cloud.get('system', 'schema'))?.version
}

test('migrations run in order, each once', async () => {
  await migrate(cloud, NOW, quiet, [step(1), step(2)])
  await migrate(cloud, NOW, quiet, [step(1), step(2), step(3)])
  expect(ran).toEqual([1, 2, 3])
  expect(await versionNow()).toBe(3)
})

test('one that fails runs again, and nothing after it has run', async () => {
  const broken = step(2, () => Promise.reject(new Error('on purpose')))
  await expect(migrate(cloud, NOW, quiet, [step(1), broken, step(3)])).rejects.toThrow('on purpose')
  expect(await versionNow()).toBe(1)
  await migrate(cloud, NOW, quiet, [step(1), step(2), step(3)])
  expect(ran).toEqual([1, 2, 2, 3])
})

test('two at once: one runs, the other is told to wait; a lock left behind ends by itself', async () => {
  await cloud.add('system', [{ _id: 'migration_lock', until: '2026-11-23T12:10:00.000Z' }])
  await expect(migrate(cloud, NOW, quiet, [step(1)])).rejects.toThrow('Somebody else is changing the data')
  expect(ran).toEqual([])
  await migrate(cloud, '2026-11-23T12:11:00.000Z', quiet, [step(1)])
  expect(ran).toEqual([1])
})

test.each([
  ['by a process of this machine that has died', `${2 ** 22}@${hostname()}`, true],
  ['by this process', `${process.pid}@${hostname()}`, true],
  ['by a process of this machine that lives', `1@${hostname()}`, false],
  ['by another machine', `${2 ** 22}@another`, false],
])('a lock held %s: %s, may be taken: %s', async (_who, holder, isFree) => {
  await cloud.add('system', [{ _id: 'migration_lock', until: '2026-11-23T12:10:00.000Z', holder }])
  const outcome = await migrate(cloud, NOW, quiet, [step(1)]).then(
    () => true,
    () => false,
  )
  expect(outcome).toBe(isFree)
  expect(ran).toEqual(isFree ? [1] : [])
})

test('the real ones run twice without harm', async () => {
  for (let time = 0; time < 2; time++) {
    await migrate(cloud, NOW, quiet)
    expect(await shop.find('rosters')).toEqual([{ _id: 'owners', openids: ['owner'] }])
    await cloud.remove('system', ['schema'])
  }
})
