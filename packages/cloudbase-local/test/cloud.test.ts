import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '../src/clock'
import { createCloud, MemoryFiles, type Cloud, type HttpAnswer, type StartRuntime } from '../src/index'
import { environment, writeFunction } from './fixture'

const bundles = mkdtempSync(join(tmpdir(), 'functions-'))
writeFunction(bundles, 'echo', { code: '() => null' })

/** Functions that run nowhere: they answer with their event, throw, or end. */
const instances: StartRuntime = ({ onEnd }) => ({
  ready: Promise.resolve(null),
  serve: ({ event }) => {
    const { way } = JSON.parse(event) as { way?: string }
    if (way === 'throws') return Promise.reject(new Error('thrown'))
    if (way === 'ends') onEnd()
    return way === 'ends' ? new Promise(() => {}) : Promise.resolve(event)
  },
  stop: () => Promise.resolve(),
})

let cloud: Cloud
beforeAll(async () => {
  const url = () => 'http://127.0.0.1:1'
  cloud = await createCloud({ bundles, environment, clock: createClock(), files: new MemoryFiles(), instances, url })
})
afterAll(async () => {
  await cloud.close()
  rmSync(bundles, { recursive: true })
})

async function* bodyOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text))
}

async function ask(method: string, path: string, body = '', headers = {}) {
  const answer = await cloud.handle({ method, url: new URL(`http://localhost${path}`), headers, body: bodyOf(body) })
  return answer as HttpAnswer
}

function read({ body }: HttpAnswer): unknown {
  return JSON.parse(Buffer.from(body).toString())
}

test('a cloud without a socket answers clients and the SDKs', async () => {
  const called = await ask('POST', '/__local/call/echo', '{"a":1}', { 'x-local-openid': 'oA' })
  expect(read(called)).toMatchObject({ result: { a: 1, userInfo: { openId: 'oA' } }, errMsg: 'cloud.callFunction:ok' })
  const stored = JSON.stringify({ action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":"a"}'] })
  expect((await ask('POST', '/admin', stored)).status).toBe(200)
  expect(cloud.stats().database.collections).toEqual({ things: 1 })
})

test('what fails has its status; what is nowhere has no answer', async () => {
  expect(await ask('GET', '/__local/nothing')).toMatchObject({ status: 404 })
  expect(await ask('POST', '/__local/call/echo', '[')).toMatchObject({ status: 400 })
  expect(await ask('GET', '/elsewhere')).toBeNull()
})

test.each([
  ['throws', /Error: thrown/],
  ['ends', /the function ended its process/],
])('a function that %s has no result, and the next call has one', async (way, words) => {
  const failed = await cloud.call('echo', { way }, { source: 'wx_client' })
  expect(failed).toMatchObject({ result: null, errCode: -504002 })
  expect(failed.errMsg).toMatch(words)
  expect((await cloud.call('echo', {}, { source: 'wx_client' })).result).toEqual({})
})

test('a cloud that is renewed knows nothing of what was before, and serves', async () => {
  await cloud.storage.upload('inbox/oA/1.jpg', 'oA', Buffer.from('a'))
  cloud.faults.use({ seed: 1, rules: [{ action: '*', kind: 'network' }] })
  await cloud.renew()
  expect(cloud.stats()).toMatchObject({ database: { collections: { things: 0 } }, faults: {} })
  expect(cloud.logs.recent(10)).toEqual([])
  expect(await cloud.storage.files.has('inbox/oA/1.jpg')).toBe(false)
  expect(read(await ask('POST', '/__local/call/echo', '{"a":2}'))).toMatchObject({ result: { a: 2 } })
  const stored = JSON.stringify({ action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":"a"}'] })
  expect((await ask('POST', '/admin', stored)).status).toBe(200)
})
