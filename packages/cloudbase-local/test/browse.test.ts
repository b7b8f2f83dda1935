import { startFixture, wire, type Fixture } from './fixture'

let cloud: Fixture
beforeAll(async () => {
  cloud = await startFixture({ nothing: 'async () => null' })
  const data = [1, 2, 3].map((n) => JSON.stringify({ _id: `t${n}`, n, at: { $date: n } }))
  await wire(cloud.cloud.url, { action: 'database.insertDocument', collectionName: 'things', data })
})
afterAll(() => cloud.close())

async function look(path: string, parameters: Record<string, string> = {}) {
  const response = await cloud.http(`/__local/${path}?${new URLSearchParams(parameters).toString()}`)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

function upload(path: string, openid: string, body: string) {
  const headers = { 'x-local-openid': openid }
  return cloud.http(`/__local/upload?path=${encodeURIComponent(path)}`, { method: 'POST', headers, body })
}

describe('documents', () => {
  test('are counted and shown page by page, dates as they are kept', async () => {
    expect((await look('documents/things')).body).toMatchObject({ total: 3, documents: [{ n: 1 }, { n: 2 }, { n: 3 }] })
    const page = { order: '{"n":-1}', skip: '1', limit: '1' }
    expect((await look('documents/things', page)).body).toEqual({
      total: 3,
      documents: [{ _id: 't2', n: 2, at: { $date: 2 } }],
    })
  })

  test('are found by any query, also by their id', async () => {
    const found = async (query: object) => (await look('documents/things', { query: JSON.stringify(query) })).body
    expect(await found({ n: { $gte: 2 } })).toMatchObject({ total: 2, documents: [{ _id: 't2' }, { _id: 't3' }] })
    expect(await found({ _id: 't1' })).toMatchObject({ total: 1, documents: [{ _id: 't1' }] })
    expect(await found({ at: { $date: 3 } })).toMatchObject({ total: 1, documents: [{ _id: 't3' }] })
  })

  test.each([
    ['documents/nothing', {}],
    ['documents/', {}],
    ['documents/things', { query: '{"n":' }],
    ['documents/things', { query: '{"$unknown":1}' }],
    ['documents/things', { order: '7' }],
    ['documents/things', { skip: '-1' }],
    ['files', { limit: 'x' }],
  ])('%s with %p is refused with a sentence', async (path, parameters) => {
    const { status, body } = await look(path, parameters)
    expect([status, body.errMsg]).toEqual([400, expect.stringMatching(/\w/)])
  })

  test('a page of another origin gets none of it, and nobody writes here', async () => {
    for (const path of ['documents/things', 'files', 'calls', 'fault-rules']) {
      const foreign = await cloud.http(`/__local/${path}`, { headers: { origin: 'http://localhost:1' } })
      expect(foreign.status).toBe(403)
      expect((await cloud.http(`/__local/${path}`, { method: 'POST', body: '{}' })).status).toBe(404)
    }
  })
})

test('files are listed newest first, found by a part of their path, and their links open', async () => {
  await upload('inbox/old.txt', 'oOld', 'old')
  cloud.cloud.clock.advance(1000)
  await upload('inbox/new.txt', 'oNew', 'newer')
  const { body } = await look('files')
  expect(body).toMatchObject({
    total: 2,
    files: [
      { path: 'inbox/new.txt', openid: 'oNew', bytes: 5 },
      { path: 'inbox/old.txt', openid: 'oOld', bytes: 3 },
    ],
  })
  const { body: one } = await look('files', { contains: 'old', limit: '1' })
  const [file] = one.files as { tempFileURL: string }[]
  expect(await (await fetch(String(file?.tempFileURL))).text()).toBe('old')
  expect((await look('files', { contains: 'nowhere' })).body).toEqual({ total: 0, files: [] })
})

test('the rules of faults in force are told as they were given', async () => {
  const rules = [{ action: '*', kind: 'latency', delay_ms: [1, 2] }]
  await cloud.http('/__local/faults', { method: 'POST', body: JSON.stringify({ seed: 1, rules }) })
  await look('health')
  expect((await look('fault-rules')).body).toEqual(rules)
  await cloud.http('/__local/faults', { method: 'POST', body: '{}' })
  expect((await look('fault-rules')).body).toEqual([])
})
