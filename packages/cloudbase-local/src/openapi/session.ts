import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import { LOCAL_APPID } from '../functions/identity'
import { jsonAnswer, type Route } from '../http/exchange'

const CODE_LIFETIME_MS = 5 * 60_000

interface LoginCode {
  openid: string
  expires_at: number
  used: boolean
}

/** What wx.login gives a client: codes that are good once, for five minutes. */
export class LoginCodes {
  private readonly codes = new Map<string, LoginCode>()

  constructor(private readonly clock: Clock) {}

  create(openid: string): string {
    const code = randomBytes(16).toString('hex')
    this.codes.set(code, { openid, expires_at: this.clock.now() + CODE_LIFETIME_MS, used: false })
    return code
  }

  /** The openid, or WeChat's errcode. */
  redeem(text: string): string | 40029 | 40163 {
    const code = this.codes.get(text)
    if (!code || code.expires_at <= this.clock.now()) return 40029
    if (code.used) return 40163
    code.used = true
    return code.openid
  }
}

/** GET /sns/jscode2session as api.weixin.qq.com answers it. */
export function sessionRoute(codes: LoginCodes, secret: string | undefined): Route {
  return ({ url: { pathname, searchParams } }) =>
    Promise.resolve(pathname === '/sns/jscode2session' ? jsonAnswer(answer(codes, secret, searchParams)) : null)
}

function answer(codes: LoginCodes, secret: string | undefined, query: URLSearchParams) {
  if (query.get('grant_type') !== 'authorization_code') return { errcode: 40002, errmsg: 'invalid grant_type' }
  if (query.get('appid') !== LOCAL_APPID) return { errcode: 40013, errmsg: `invalid appid: here it is ${LOCAL_APPID}` }
  if (secret !== undefined && query.get('secret') !== secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
  const openid = codes.redeem(query.get('js_code') ?? '')
  if (openid === 40029) return { errcode: 40029, errmsg: 'invalid code' }
  if (openid === 40163) return { errcode: 40163, errmsg: 'code been used' }
  return { openid, session_key: createHash('md5').update(openid).digest('base64') }
}
