import type { FaultRule } from '../src/faults/fault-plan'
import { startFixture, type Fixture } from './fixture'

let cloud: Fixture
beforeAll(async () => {
  cloud = await startFixture({
    add: `async () => (await db().collection('things').add({ n: 1 })).id`,
    count: `async () => (await db().collection('things').count()).total`,
    transfer: `async () => {
      const transaction = await db().startTransaction()
      try {
        await transaction.collection('things').add({ n: 2 })
        await transaction.commit()
        return 'committed'
      } catch (error) { return error.code }
    }`,
  })
})
afterAll(() => cloud.close())
afterEach(() => cloud.cloud.faults.clear())

function strike(...rules: FaultRule[]) {
  return cloud.cloud.faults.use({ seed: 1, rules })
}
function count() {
  return cloud.call<number>('count')
}
function counts() {
  return cloud.cloud.faults.counts()
}

test('network: the operation did not happen', async () => {
  const before = await count()
  strike({ action: 'database.insertDocument', kind: 'network' })
  expect((await cloud.reply('add')).errMsg).toMatch(/socket hang up|ECONNRESET/)
  expect(await count()).toBe(before)
  expect(counts()).toEqual({ network: { 'database.insertDocument': 1 } })
})

test('reply_lost: the operation happened, and its caller is not told', async () => {
  const before = await count()
  strike({ action: 'database.insertDocument', kind: 'reply_lost' })
  expect((await cloud.reply('add')).errMsg).toMatch(/socket hang up|ECONNRESET/)
  expect(await count()).toBe(before + 1)
})

test.each([
  ['crash_before', 0],
  ['crash_after', 1],
] as const)(
  '%s: the instance is gone, with %i operation done, and the next call gets a new one',
  async (kind, done) => {
    const before = await count()
    strike({ action: 'database.*', kind, function: 'add' })
    expect((await cloud.reply('add')).errCode).toBe(-504002)
    expect(cloud.cloud.stats().functions.add?.instances).toBe(0)
    expect(await count()).toBe(before + done)
    cloud.cloud.faults.clear()
    expect(await cloud.call('add')).toEqual(expect.any(String))
  },
)

test('conflict: the transaction is aborted with the platform’s code; what is in none is spared', async () => {
  const before = await count()
  strike({ action: '*', kind: 'conflict' })
  expect(await cloud.call('transfer')).toBe('DATABASE_TRANSACTION_CONFLICT')
  expect(await count()).toBe(before)
  expect(await cloud.call('add')).toEqual(expect.any(String))
  const [, , transfer] = (await (await cloud.http('/__local/calls?limit=3')).json()) as object[]
  expect(transfer).toMatchObject({ function: 'transfer', disturbed: 1 })
  expect(cloud.cloud.stats().database.openTransactions).toBe(0)
  expect(counts()).toEqual({ conflict: { 'database.insertDocument': 1 } })
})

test('latency: every matching request waits, and is answered', async () => {
  strike({ action: 'database.*', kind: 'latency', delay_ms: [60, 60] })
  const started = performance.now()
  await count()
  expect(performance.now() - started).toBeGreaterThan(59)
})

test('held: a request waits until its function is released, or the plan ends', async () => {
  strike({ action: 'database.*', kind: 'held', nth: 1, function: 'add' })
  const { faults } = cloud.cloud
  const before = await count()
  const adding = cloud.call('add')
  while (!faults.counts().held) await new Promise((resolve) => setTimeout(resolve, 1))
  faults.release('transfer')
  expect(await count()).toBe(before)
  faults.release('add')
  expect(await adding).toEqual(expect.any(String))
  strike({ action: 'database.*', kind: 'held' })
  const counting = count()
  while (!faults.counts().held) await new Promise((resolve) => setTimeout(resolve, 1))
  faults.clear()
  expect(await counting).toBe(before + 1)
})

test('nth strikes that request only, and only of its function', async () => {
  strike({ action: 'database.*', kind: 'network', nth: 2, function: 'add' })
  await count()
  expect((await cloud.reply('add')).errCode).toBeUndefined()
  expect((await cloud.reply('add')).errCode).toBe(-504002)
  expect((await cloud.reply('add')).errCode).toBeUndefined()
})

test('a seed decides: the same twice, another otherwise', async () => {
  const round = async (seed: number) => {
    cloud.cloud.faults.use({ seed, rules: [{ action: 'database.*', kind: 'network', probability: 0.5 }] })
    const codes: unknown[] = []
    for (let i = 0; i < 12; i++) codes.push((await cloud.reply('add')).errCode)
    return codes
  }
  const first = await round(7)
  expect(await round(7)).toEqual(first)
  expect(await round(8)).not.toEqual(first)
  expect(new Set(first).size).toBe(2)
})

test.each([
  [{ rules: [{ action: 'x', kind: 'flood' }] }, /kind is not one of/],
  [{ rules: [{ kind: 'network' }] }, /has no action/],
  [{ rules: [{ action: 'x', kind: 'latency', delay_ms: [20, 10] }] }, /delay_ms/],
  [{ rules: [{ action: 'x', kind: 'network', probability: 2 }] }, /probability/],
  [{ rules: [{ action: 'x', kind: 'network', nth: 0 }] }, /nth/],
  [{ seed: 'x' }, /seed/],
])('a plan that cannot be is refused: %j', async (plan, message) => {
  const response = await cloud.http('/__local/faults', { method: 'POST', body: JSON.stringify(plan) })
  expect(response.status).toBe(400)
  expect(((await response.json()) as { errMsg: string }).errMsg).toMatch(message)
})

test('faults are switched on and off over HTTP', async () => {
  const post = (rules: FaultRule[]) =>
    cloud.http('/__local/faults', { method: 'POST', body: JSON.stringify({ seed: 1, rules }) })
  await post([{ action: 'database.*', kind: 'network' }])
  expect((await cloud.reply('add')).errCode).toBe(-504002)
  await post([])
  expect((await cloud.reply('add')).errCode).toBeUndefined()
})
