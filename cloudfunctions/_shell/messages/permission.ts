import { isForbidden, type Answered } from '../../../core/shop/permission'
import type { Heartbeat } from '../../../core/shop/system'
import { addMinutes } from '../../../core/time'
import type { CallContext } from '../call/context'
import { documents } from '../platform/database'
import { openapi } from '../platform/wechat'
import { errCodeOf } from '../warnings'

/**
 * Asks WeChat for a message of no template: that is refused, but for another reason where the function may send. Null when
 * the request did not get as far as WeChat, whose own codes are not below zero.
 */
export async function askForMessage(touser: string): Promise<number | null> {
  try {
    const message = { touser, templateId: 'self-check', page: 'pages/slots/index', data: {} }
    await openapi().subscribeMessage.send(message)
    return 0
  } catch (error) {
    const code = errCodeOf(error)
    return typeof code === 'number' && (code >= 0 || isForbidden(code)) ? code : null
  }
}

const MINUTES_BETWEEN_QUESTIONS = 10

/** Whether this timer may send messages: asked until WeChat lets it, for only the doctor can tell the owner that it may not. */
export async function messagesOfTimer(call: CallContext): Promise<Answered | undefined> {
  const [beat] = (await documents.find('system', { _id: call.function })) as Heartbeat[]
  const known = beat?.messages
  if (known && (!isForbidden(known.code) || known.at > addMinutes(call.now, -MINUTES_BETWEEN_QUESTIONS))) return known
  const code = await askForMessage('nobody')
  return code === null ? known : { at: call.now, code }
}
