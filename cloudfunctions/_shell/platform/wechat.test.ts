import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DomainError } from '../../../core/errors'
import { checkLoginCode } from './wechat'
import type { CallContext } from '../call/context'

const call: CallContext = {
  function: 'login',
  openid: 'ming',
  appid: 'wx0001',
  env: 'local',
  source: 'wx_client',
  request_id: 'r',
  now: '2026-11-23T12:00:00.000Z',
  tally: { retries: 0, conflicts: 0 },
}

let weixin: Server
let answer: object
let asked: string | undefined

beforeAll(async () => {
  weixin = createServer((req, res) => {
    asked = req.url
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(Buffer.from(JSON.stringify(answer)))
  })
  await new Promise<void>((resolve) => weixin.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const { port } = weixin.address() as AddressInfo
  Object.assign(process.env, { WX_APP_SECRET: 'a-secret', WX_API_URL: `http://127.0.0.1:${port}` })
})
beforeEach(() => (asked = undefined))
afterAll(async () => {
  delete process.env.WX_APP_SECRET
  delete process.env.WX_API_URL
  await new Promise((resolve) => weixin.close(resolve))
})

/** How the check ended when WeChat answered so. */
async function outcome(answered: object, code: string | undefined = 'a code'): Promise<unknown> {
  answer = answered
  return checkLoginCode(call, code).then(
    () => 'passed',
    (error: Error) => (error instanceof DomainError ? [error.code, error.message] : error.message),
  )
}

test('the code is exchanged with the shop’s own secret, and must name the caller', async () => {
  expect(await outcome({ openid: 'ming', session_key: 'k' })).toBe('passed')
  expect(asked).toBe('/sns/jscode2session?appid=wx0001&secret=a-secret&js_code=a+code&grant_type=authorization_code')
  expect(await outcome({ openid: 'hua', session_key: 'k' })).toEqual([4004, '没有权限或订单不存在'])
  expect(await outcome({ session_key: 'k' })).toEqual([4004, '没有权限或订单不存在'])
})

test.each([40029, 40163])('%i is a code that is no good any more', async (errcode) => {
  expect(await outcome({ errcode, errmsg: 'invalid code' })).toEqual([4000, '登录凭证已失效，请重新进入小程序'])
})

test('any other answer of WeChat is an error that says which', async () => {
  expect(await outcome({ errcode: 40125, errmsg: 'invalid appsecret' })).toBe(
    'code2Session answered 40125: invalid appsecret',
  )
  expect(await outcome({ errcode: -1 })).toBe('code2Session answered -1: ')
})

test('without a code nothing is asked', async () => {
  answer = {}
  await expect(checkLoginCode(call, undefined)).rejects.toMatchObject({
    code: 4000,
    message: '缺少登录凭证',
    detail: { field: 'code' },
  })
  expect(asked).toBeUndefined()
})

test('without a secret nothing is checked', async () => {
  delete process.env.WX_APP_SECRET
  expect(await outcome({ errcode: -1 })).toBe('passed')
  expect(asked).toBeUndefined()
})

test('WeChat itself is asked, unless another address is set', async () => {
  delete process.env.WX_API_URL
  const realFetch = globalThis.fetch
  const asked: unknown[] = []
  globalThis.fetch = ((url: string) => {
    asked.push(url)
    return Promise.resolve({ json: () => Promise.resolve({ openid: 'ming' }) })
  }) as unknown as typeof fetch
  try {
    process.env.WX_APP_SECRET = 'a-secret'
    await checkLoginCode(call, 'c')
  } finally {
    globalThis.fetch = realFetch
  }
  const query = 'appid=wx0001&secret=a-secret&js_code=c&grant_type=authorization_code'
  expect(asked).toEqual([`https://api.weixin.qq.com/sns/jscode2session?${query}`])
})
