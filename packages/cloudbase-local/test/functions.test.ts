import { utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFixture, writeFunction, type Fixture } from './fixture'
import type { FunctionLog } from '../src/logs'

const WHO = `async ({ wait = 0 }) => {
  const before = wx().getWXContext()
  await new Promise((resolve) => setTimeout(resolve, wait))
  const after = wx().getWXContext()
  return { before: before.OPENID, after: after.OPENID, raw: process.env.WX_OPENID, source: after.SOURCE, env: after.ENV }
}`

jest.setTimeout(60_000)

let cloud: Fixture
const logs: FunctionLog[] = []

beforeAll(async () => {
  cloud = await startFixture(
    {
      documents: `async ({ name }) => {
        const { id } = await db().collection('things').add({ name })
        return (await db().collection('things').doc(id).get()).data[0].name
      }`,
      who: WHO,
      event: 'async (event) => event',
      slow: {
        code: 'async ({ ms }) => { await new Promise((r) => setTimeout(r, ms)); return ms }',
        config: { timeout: 1 },
      },
      busy: { code: 'async () => { for (;;); }', config: { timeout: 1 } },
      hungry: {
        code: 'async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})) }',
        config: { memorySize: 64, timeout: 20 },
      },
      throws: `async () => { throw new TypeError('no such thing') }`,
      rejects: `() => { Promise.reject(new Error('nobody waits for this')); return new Promise(() => {}) }`,
      exits: 'async () => process.exit(0)',
      buffers: {
        code: `async ({ count }) => {
          const kept = []
          for (let n = 0; n < count; n++) kept.push(Buffer.alloc(1024 * 1024, 1))
          return kept.length
        }`,
        config: { memorySize: 128, timeout: 20 },
      },
      patient: {
        code: `async () => {
          const kept = []
          for (;;) {
            kept.push(Buffer.alloc(1024 * 1024, 1))
            await new Promise((resolve) => setTimeout(resolve, 1))
          }
        }`,
        config: { memorySize: 128, timeout: 20 },
      },
      writes: `async ({ operation, path, way }) => {
        const fs = require('fs')
        const [name, ...args] = operation
        try {
          if (way === 'promises') await require('fs/promises')[name](path, ...args)
          else if (way === 'sync') fs[name + 'Sync'](path, ...args)
          else await require('util').promisify(fs[name])(path, ...args)
          return 'done'
        } catch (error) { return error.code }
      }`,
      passes: `async ({ name, length, back }) => {
        const data = back ? { length } : { text: 'x'.repeat(length) }
        const { result } = await node().callFunction({ name, data })
        return back ? result.length : result.text.length
      }`,
      nothing: 'async () => undefined',
      large: `async ({ length }) => 'x'.repeat(length)`,
      prints: `async () => { console.log('{"level":"info","n":1}'); console.error('a line\\nand another'); return wx().getWXContext().OPENID }`,
      outer: `async (event) => (await wx().callFunction({ name: 'who', data: event })).result`,
      outerNode: `async (event) => (await node().callFunction({ name: event.name, data: event })).result`,
      time: `async () => [Date.now(), +new Date(), new Date() instanceof Date, new Date(0).toISOString(), typeof Date()]`,
      context: { code: 'async (event, context) => context', config: {} },
    },
    { log: (line) => logs.push(line), env: { WX_APP_SECRET: 'secret' } },
  )
})
afterAll(() => cloud.close())

test('a function adds and reads a document through the node-sdk', async () => {
  expect(await cloud.call('documents', { name: '雨伞' })).toBe('雨伞')
})

test('six callers at once, on four instances, are never taken for one another', async () => {
  const rounds = Array.from({ length: 60 }, (_, i) => `oVisitor${i % 6}`)
  const answers = await Promise.all(rounds.map((openid) => cloud.call<object>('who', { wait: 3 }, openid)))
  expect(answers).toEqual(
    rounds.map((openid) => ({ before: openid, after: openid, raw: openid, source: 'wx_client', env: 'local' })),
  )
  const { instances } = cloud.cloud.stats().functions.who ?? {}
  expect(instances).toBe(4)
})

test('who calls without an openid has none, also on an instance that just served someone', async () => {
  await cloud.call('who', {}, 'oSomebody')
  expect(await cloud.call('who')).toEqual({ source: 'wx_client', env: 'local' })
})

test('the event carries userInfo as in the cloud, whatever the client claims', async () => {
  const event = await cloud.call<object>('event', { a: 1, userInfo: { openId: 'oForged' } }, 'oReal')
  expect(event).toEqual({ a: 1, userInfo: { appId: expect.any(String) as string, openId: 'oReal' } })
})

test('from function to function the identity goes along and the source tells the chain', async () => {
  expect(await cloud.call('outer', {}, 'oVisitor')).toMatchObject({ before: 'oVisitor', source: 'wx_client,scf' })
})

test('a function calling one that fails is told its code', async () => {
  const { errMsg } = await cloud.reply('outerNode', { name: 'throws' })
  expect(errMsg).toMatch(/TypeError: no such thing[^]*throws[^]*outerNode/)
  expect((await cloud.reply('outerNode', { name: 'none' })).errMsg).toMatch(/parameter could not be found/)
})

test.each([
  ['sleeps', 'slow', { ms: 3000 }],
  ['never yields', 'busy', {}],
])('a function that %s past its timeout is ended and told as the platform tells it', async (_name, name, event) => {
  const reply = await cloud.reply(name, event)
  expect(reply).toMatchObject({ result: null, errCode: -504003 })
  expect(reply.errMsg).toMatch(/Invoking task timed out after 1 seconds/)
  expect(cloud.cloud.stats().functions[name]).toMatchObject({ instances: 0, timed_out: 1 })
})

test('after a timeout the function serves again', async () => {
  expect(await cloud.call('slow', { ms: 1 })).toBe(1)
})

test('a function that takes more memory than it may is ended alone', async () => {
  const reply = await cloud.reply('hungry')
  expect(reply).toMatchObject({ result: null, errCode: -504002 })
  expect(reply.errMsg).toMatch(/MEMORY_LIMIT/)
})

test.each([
  ['throws', /TypeError: no such thing/],
  ['rejects', /nobody waits for this/],
  ['exits', /ended its process/],
])('a function that %s gives no result and says why', async (name, message) => {
  const reply = await cloud.reply(name)
  expect(reply).toMatchObject({ result: null, errCode: -504002 })
  expect(reply.errMsg).toMatch(message)
})

test('no result is null, and a result over 1 MB is refused to a client', async () => {
  expect((await cloud.reply('nothing')).result).toBeNull()
  expect((await cloud.reply('large', { length: 1024 * 1024 })).errCode).toBe(-604001)
  expect((await cloud.reply('large', { length: 1000 })).result).toHaveLength(1000)
})

test('a client sends at most 100 KB, whatever the letters', async () => {
  expect(await cloud.call('event', { text: 'x'.repeat(100 * 1024 - 20) })).toMatchObject({})
  expect((await cloud.reply('event', { text: 'x'.repeat(100 * 1024) })).errCode).toBe(-501007)
  expect((await cloud.reply('event', { text: '字'.repeat(40 * 1024) })).errCode).toBe(-501007)
})

test('from function to function, events and results may have 6 MB and no more', async () => {
  const MB = 1024 * 1024
  expect(await cloud.call('passes', { name: 'event', length: 5 * MB })).toBe(5 * MB)
  expect((await cloud.reply('passes', { name: 'event', length: 6 * MB })).errMsg).toMatch('limit of 6MB')
  expect(await cloud.call('passes', { name: 'large', length: 5 * MB, back: true })).toBe(5 * MB)
  const { errMsg } = await cloud.reply('passes', { name: 'large', length: 6 * MB, back: true })
  expect(errMsg).toMatch(/size exceed limit \(6MB\)/)
})

test('buffers count as memory, whether they come at once or one after the other', async () => {
  expect(await cloud.call('buffers', { count: 40 })).toBe(40)
  for (const [name, event] of [['buffers', { count: 300 }] as const, ['patient', {}] as const]) {
    const reply = await cloud.reply(name, event)
    expect(reply).toMatchObject({ result: null, errCode: -504002 })
    expect(reply.errMsg).toMatch(/MEMORY_LIMIT/)
  }
})

describe('a function writes to its temporary folder only', () => {
  const ways = ['callback', 'sync', 'promises']
  const operations: [string, ...unknown[]][] = [
    ['writeFile', 'x'],
    ['appendFile', 'x'],
    ['open', 'w'],
    ['mkdir'],
    ['rm'],
  ]
  const inside = join(tmpdir(), `function-writes-${process.pid}`)

  test.each(ways)('by %s', async (way) => {
    for (const operation of operations) {
      // The repository itself may lie in a temporary folder.
      for (const path of ['/written-by-a-test', '/usr/written-by-a-test'])
        expect([operation, await cloud.call('writes', { operation, path, way })]).toEqual([operation, 'EROFS'])
    }
    expect(await cloud.call('writes', { operation: ['writeFile', 'x'], path: inside, way })).toBe('done')
    expect(await cloud.call('writes', { operation: ['open', 'r'], path: __filename, way })).toBe('done')
    expect(await cloud.call('writes', { operation: ['rename', '/elsewhere'], path: inside, way })).toBe('EROFS')
    expect(await cloud.call('writes', { operation: ['unlink'], path: inside, way })).toBe('done')
  })
})

test('what a function prints is a log line of its call, JSON parsed', async () => {
  const { requestID } = await cloud.reply('prints', {}, 'oVisitor')
  const own = logs.filter((line) => line.request_id === requestID)
  expect(own).toMatchObject([
    { kind: 'stdout', function: 'prints', json: { level: 'info', n: 1 } },
    { kind: 'stderr', text: 'a line' },
    { kind: 'stderr', text: 'and another' },
    { kind: 'call', ok: true, calls: 0, openid: 'oVisitor', source: 'wx_client' },
  ])
})

test('a call counts its database round trips', async () => {
  const { requestID } = await cloud.reply('documents', { name: 'x' })
  expect(logs.find((line) => line.kind === 'call' && line.request_id === requestID)?.calls).toBe(2)
  const { database_calls = 0, largest_reply_bytes } = cloud.cloud.stats().functions.documents ?? {}
  expect(database_calls).toBeGreaterThanOrEqual(2)
  expect(largest_reply_bytes).toBeGreaterThan(50)
})

test('time inside a function is the cloud’s, moved while it is warm, and Date stays a Date', async () => {
  await cloud.call('time')
  cloud.cloud.clock.set(Date.parse('2030-01-01T00:00:00Z'))
  const [now, fresh, isDate, epoch, text] = await cloud.call<unknown[]>('time')
  expect(new Date(Number(now)).toISOString()).toMatch(/^2030-01-01T00:/)
  expect(Number(fresh) - Number(now)).toBeLessThan(60_000)
  expect([isDate, epoch, text]).toEqual([true, '1970-01-01T00:00:00.000Z', 'string'])
  expect(await cloud.call('documents', { name: 'later' })).toBe('later')
  cloud.cloud.clock.set(Date.now())
})

test('the context tells the limits', async () => {
  expect(await cloud.call('context')).toMatchObject({
    function_name: 'context',
    time_limit_in_ms: 3000,
    namespace: 'local',
  })
})

test('a rebuilt bundle serves the next call', async () => {
  writeFunction(cloud.bundles, 'who', { code: 'async () => "new"' })
  const later = new Date(Date.now() + 5000)
  utimesSync(join(cloud.bundles, 'who', 'index.js'), later, later)
  expect(await cloud.call('who')).toBe('new')
  expect(cloud.cloud.stats().functions.who?.instances).toBe(1)
})
