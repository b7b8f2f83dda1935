import type { CallContext } from './call/context'
import { openapi } from './platform/wechat'
import { warn } from './warnings'

/** Refuses text that WeChat finds risky; when WeChat does not answer, the text passes. */
export async function isRisky(call: CallContext, content: string): Promise<boolean> {
  try {
    const answer = await openapi().security.msgSecCheck({ content, version: 2, scene: 2, openid: call.openid })
    return answer.result?.suggest === 'risky'
  } catch (error) {
    await warn(call, 'a text was not checked', error)
    return false
  }
}
