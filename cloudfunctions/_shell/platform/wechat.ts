import * as wx from 'wx-server-sdk'
import { DomainError, malformed } from '../../../core/errors'

interface Session {
  openid?: string
  errcode?: number
  errmsg?: string
}

/** Exchanges the code of wx.login where an app secret is configured; it must name the very player that the platform names. */
export async function checkLoginCode(
  { appid, openid }: { appid: string; openid: string },
  code: string | undefined,
): Promise<void> {
  const { WX_APP_SECRET: secret, WX_API_URL: base = 'https://api.weixin.qq.com' } = process.env
  if (!secret) return
  if (!code) throw malformed('code', '缺少登录凭证')
  const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
  const reply = await fetch(`${base}/sns/jscode2session?${query.toString()}`, { signal: AbortSignal.timeout(5000) })
  const session = (await reply.json()) as Session
  if (session.errcode === 40029 || session.errcode === 40163)
    throw malformed('code', '登录凭证已失效，请重新进入小程序')
  if (session.errcode) throw new Error(`code2Session answered ${session.errcode}: ${session.errmsg ?? ''}`)
  if (session.openid !== openid) throw new DomainError(4004)
}

interface OpenApi {
  subscribeMessage: {
    send(message: Record<string, unknown>): Promise<unknown>
    getTemplateList(): Promise<{ data?: unknown[] }>
  }
  security: { msgSecCheck(check: Record<string, unknown>): Promise<{ result?: { suggest?: string } }> }
}

/** WeChat's own interfaces; they throw errors with `errCode`. */
export function openapi(): OpenApi {
  return (wx as unknown as { openapi: OpenApi }).openapi
}
