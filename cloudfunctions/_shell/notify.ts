import { isLapseWorthTelling, messageOf } from '../../core/order/message'
import type { Order } from '../../core/order/order'
import { isForbidden, type Answered } from '../../core/shop/permission'
import { FORBIDDEN, type Heartbeat } from '../../core/shop/system'
import { addMinutes } from '../../core/time'
import type { CallContext } from './call/context'
import { inTransaction } from './call/retry'
import { documents } from './platform/database'
import { openapi } from './platform/wechat'

/** 43101: the player gave no consent, or it is used up. That is no fault. */
const NO_CONSENT = 43101

function errCodeOf(error: unknown): unknown {
  return (error as { errCode?: unknown } | null)?.errCode
}

/** Calls that have written down such a refusal: a timer that tells many players of their lapse writes once. */
const noted = new WeakSet<CallContext>()

/** WeChat's refusal for want of a permission is written down for the owner's doctor: nobody else would ever hear of it. */
async function warn(call: CallContext, message: string, error: unknown): Promise<void> {
  const code = errCodeOf(error)
  console.log(JSON.stringify({ level: 'warn', message, errCode: code, error: String(error) }))
  if (typeof code !== 'number' || !isForbidden(code) || noted.has(call)) return
  noted.add(call)
  const refusal = { _id: `${FORBIDDEN}${call.function}`, at: call.now, code }
  await inTransaction(call, (tx) => tx.set('system', refusal)).catch(() => undefined)
}

/** Tells the player what became of an order, if a template is set and the player has agreed. Never fails the call. */
export async function notifyPlayer(call: CallContext, order: Order, template_id: string): Promise<void> {
  // A guest at the counter has no phone of ours.
  if (template_id === '' || order.openid === '') return
  try {
    await openapi().subscribeMessage.send({
      touser: order.openid,
      templateId: template_id,
      page: `visit/pages/order/index?order_id=${order._id}`,
      data: messageOf(order),
    })
  } catch (error) {
    if (errCodeOf(error) !== NO_CONSENT) await warn(call, 'a subscribe message was not sent', error)
  }
}

/** Tells the player of a hold that lapsed, however late it was found, as long as the player can still do something about it. */
export async function notifyLapse(call: CallContext, order: Order, template_id: string): Promise<void> {
  if (isLapseWorthTelling(order, call.now)) await notifyPlayer(call, { ...order, status: 'expired' }, template_id)
}

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
