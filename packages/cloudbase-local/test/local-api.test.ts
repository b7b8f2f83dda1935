import { request } from 'node:http'
import { connect } from 'node:net'
import { startFixture, type Fixture } from './fixture'

let cloud: Fixture
async function json(response: Response | Promise<Response>) {
  return (await response).json() as Promise<Record<string, unknown>>
}
function as(openid: string) {
  return { 'x-local-openid': openid }
}

beforeAll(async () => {
  cloud = await startFixture(
    {
      who: 'async (event) => ({ openid: wx().getWXContext().OPENID, source: wx().getWXContext().SOURCE, event })',
      sweep: {
        code: 'async (event) => ({ event, source: wx().getWXContext().SOURCE, openid: wx().getWXContext().OPENID })',
        config: { triggers: [{ name: 'every-minute', type: 'timer', config: '0 * * * * * *' }] },
      },
    },
    { routes: (req, res) => Promise.resolve(req.url === '/page' && Boolean(res.end('page'))) },
  )
})
afterAll(() => cloud.close())

function call(name: string, init: RequestInit = {}) {
  return cloud.http(`/__local/call/${name}`, { method: 'POST', ...init })
}

test('a client calls with the openid of its header', async () => {
  const reply = await json(call('who', { headers: as('oVisitor'), body: '{"a":1}' }))
  expect(reply).toMatchObject({
    result: { openid: 'oVisitor', source: 'wx_client', event: { a: 1 } },
    errMsg: 'cloud.callFunction:ok',
  })
  expect(reply.requestID).toMatch(/^[0-9a-f-]{36}$/)
})

test('a client without the header is nobody, and a body may be missing', async () => {
  expect((await json(call('who'))).result).toEqual({ source: 'wx_client', event: {} })
})

test.each([
  ['is not JSON', '{"a":', 400, /The body is not JSON/],
  ['is a list', '[1]', 400, /not a JSON object/],
  ['is null', 'null', 400, /not a JSON object/],
  ['is over 6 MB', JSON.stringify({ a: 'x'.repeat(6 * 1024 * 1024) }), 413, /larger than 6 MB/],
])('an event that %s is answered', async (_name, body, status, message) => {
  const response = await call('who', { body, headers: as('oVisitor') })
  expect(response.status).toBe(status)
  expect((await json(response)).errMsg).toMatch(message)
})

test('a function that is not there is HTTP 404 in the platform’s words, and no path leaves the folder', async () => {
  const response = await call('nothing')
  expect(response.status).toBe(404)
  expect(await json(response)).toMatchObject({ result: null, errCode: -501000 })
  expect((await call('..%2f..%2fwho')).status).toBe(404)
})

test.each(['12345', 'has space', 'x'.repeat(65)])('"%s" is no openid', async (openid) => {
  expect((await call('who', { headers: as(openid) })).status).toBe(400)
})

test('a timer is fired by hand, with nobody behind it', async () => {
  const reply = await json(cloud.http('/__local/timers/sweep', { method: 'POST' }))
  expect(reply.result).toMatchObject({ event: { Type: 'Timer', TriggerName: 'every-minute' }, source: 'wx_trigger' })
  expect(reply.result).not.toHaveProperty('openid')
  expect((await cloud.http('/__local/timers/who', { method: 'POST' })).status).toBe(404)
})

test('the clock is moved by steps and to a time', async () => {
  const move = (body: object) => json(cloud.http('/__local/clock', { method: 'POST', body: JSON.stringify(body) }))
  expect((await move({ now: '2026-05-01T00:00:00+08:00' })).now).toMatch(/^2026-04-30T16:00:00/)
  expect((await move({ advance_ms: 3600_000 })).now).toMatch(/^2026-04-30T17:00:0/)
  expect((await json(cloud.http('/__local/clock'))).now).toMatch(/^2026-04-30T17:00:0/)
  expect((await move({ now: 'soon' })).errMsg).toMatch(/Move the clock/)
  cloud.cloud.clock.set(Date.now())
})

test('health, functions and logs tell what runs', async () => {
  expect(await json(cloud.http('/__local/health'))).toMatchObject({
    ok: true,
    node: process.version,
    functions: { who: { calls: expect.any(Number) as number } },
    database: { collections: { things: 0 } },
  })
  expect(await json(cloud.http('/__local/functions'))).toMatchObject([
    { name: 'sweep', timeoutMs: 3000 },
    { name: 'who', timeoutMs: 20_000 },
  ])
  expect(await json(cloud.http('/__local/logs?limit=1'))).toHaveLength(1)
})

test('calls tell what was asked and answered', async () => {
  await call('who', { headers: as('oVisitor'), body: '{"a":1}' })
  const [newest] = (await (await cloud.http('/__local/calls?limit=1')).json()) as Record<string, unknown>[]
  expect(newest).toMatchObject({ function: 'who', openid: 'oVisitor', source: 'wx_client', ok: true, disturbed: 0 })
  const whole = await json(cloud.http(`/__local/calls/${String(newest?.request_id)}`))
  expect(JSON.parse(String(whole.event))).toMatchObject({ a: 1 })
  expect(JSON.parse(String(whole.reply))).toMatchObject({ openid: 'oVisitor' })
  expect((await cloud.http('/__local/calls/nothing')).status).toBe(404)
})

test('another module serves other paths of the port, and what nobody serves is 404', async () => {
  expect(await (await cloud.http('/page')).text()).toBe('page')
  expect((await cloud.http('/nothing')).status).toBe(404)
  expect((await cloud.http('/__local/nothing')).status).toBe(404)
  expect((await cloud.http('/__local/constructor')).status).toBe(404)
})

test('a name that was bound to this machine from outside, or a page from elsewhere, gets nothing', async () => {
  expect((await call('who', { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(cloud.cloud.port, '127.0.0.1')
    socket.on('data', (data) => resolve(String(data)))
    socket.write('GET /__local/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  })
  expect(answer).toMatch(/^HTTP\/1.1 403/)
  const own = await call('who', { headers: { origin: cloud.cloud.url } })
  expect(own.headers.get('access-control-allow-origin')).toBe(cloud.cloud.url)
})

/** As a browser sends it; fetch would not let these headers through. */
function ask(headers: Record<string, string>, path = '/__local/health', method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const { port } = cloud.cloud
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } })
    asked.on('response', (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers })
    })
    asked.on('error', reject).end()
  })
}

describe('only its own pages may ask', () => {
  test.each([
    ['another port of localhost', () => 'http://localhost:1'],
    ['another port of 127.0.0.1', () => 'http://127.0.0.1:9999'],
    ['the same port over https of another name', () => `https://evil.example:${cloud.cloud.port}`],
    ['a name that begins like this one', () => `http://localhost.evil.example:${cloud.cloud.port}`],
    ['a page without an origin of its own', () => 'null'],
  ])('not %s', async (_name, origin) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const { status, headers } = await ask({ origin: origin() }, '/__local/clock', method)
      expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined])
    }
  })

  test.each(['script', 'iframe', 'embed', 'empty'])('nor a %s of another page, which has no Origin', async (dest) => {
    const foreign = { 'sec-fetch-dest': dest, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }
    expect((await ask(foreign)).status).toBe(403)
    expect((await ask({ ...foreign, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask({ ...foreign, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('while curl, its own pages under both names, and an address typed or clicked get their answer', async () => {
    const { port } = cloud.cloud
    expect((await ask({})).status).toBe(200)
    expect((await ask({ origin: `http://127.0.0.1:${port}` })).status).toBe(200)
    expect((await ask({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).status).toBe(200)
    expect((await ask({ 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' })).status).toBe(200)
    expect((await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' })).status).toBe(200)
  })

  test.each(['/page', '/__local/health', '/nothing'])('and no stranger may frame %s', async (path) => {
    const { headers } = await ask({}, path)
    expect(headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': "frame-ancestors 'self'",
    })
  })
})

test('the wire is for SDKs: a page gets nothing, nonsense gets a code, and an unknown action is named', async () => {
  const send = (body: string, headers = {}) => cloud.http('/admin?env=local&seqId=1', { method: 'POST', body, headers })
  expect((await send('{}', { origin: cloud.cloud.url })).status).toBe(403)
  expect(await json(send('{'))).toMatchObject({ code: 'INVALID_PARAM' })
  for (const action of ['mail.send', 'constructor', 'storage.batchCopyFile', 'database.runCommands', '']) {
    expect(await json(send(JSON.stringify({ action })))).toMatchObject({ code: 'NOT_SUPPORTED' })
  }
})

describe('a login code', () => {
  const redeem = (code: unknown, more = '') =>
    json(
      cloud.http(
        `/sns/jscode2session?appid=wxlocal000000000001&secret=s&grant_type=authorization_code&js_code=${String(code)}${more}`,
      ),
    )
  const create = async () => (await json(cloud.http('/__local/code', { method: 'POST', headers: as('oVisitor') }))).code

  test('is good once', async () => {
    const code = await create()
    expect(await redeem(code)).toMatchObject({ openid: 'oVisitor', session_key: expect.any(String) as string })
    expect(await redeem(code)).toMatchObject({ errcode: 40163 })
  })

  test('is good for five minutes', async () => {
    const code = await create()
    cloud.cloud.clock.advance(5 * 60_000)
    expect(await redeem(code)).toMatchObject({ errcode: 40029 })
  })

  test('is made for somebody, and not guessed', async () => {
    expect((await cloud.http('/__local/code', { method: 'POST' })).status).toBe(400)
    expect(await redeem('guess')).toMatchObject({ errcode: 40029 })
  })
})
