import * as wx from 'wx-server-sdk'
import { environmentId } from './sdk'

/** Who calls, as the platform says. All-digit values come as numbers. */
export function platformContext(): { openid: string; appid: string; source: string; env: string } {
  const context = wx.getWXContext() as Record<string, string | number | undefined>
  const text = (key: string) => String(context[key] ?? '')
  return { openid: text('OPENID'), appid: text('APPID'), source: text('SOURCE'), env: environmentId() }
}
