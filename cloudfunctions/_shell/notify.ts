import { isLapseWorthTelling, messageOf } from '../../core/order/message'
import type { Order } from '../../core/order/order'
import type { Instant } from '../../core/time'
import { openapi } from './platform/wechat'

/** 43101: the player gave no consent, or it is used up. That is no fault. */
const NO_CONSENT = 43101

/** Tells the player what became of an order, if a template is set and the player has agreed. Never fails the call. */
export async function notifyPlayer(order: Order, template_id: string): Promise<void> {
  if (template_id === '') return
  try {
    await openapi().subscribeMessage.send({
      touser: order.openid,
      templateId: template_id,
      page: `visit/pages/order/index?order_id=${order._id}`,
      data: messageOf(order),
    })
  } catch (error) {
    const { errCode } = error as { errCode?: number }
    if (errCode !== NO_CONSENT)
      console.log(
        JSON.stringify({ level: 'warn', message: 'a subscribe message was not sent', errCode, error: String(error) }),
      )
  }
}

/** Tells the player of a hold that lapsed, however late it was found, as long as the player can still do something about it. */
export async function notifyLapse(order: Order, template_id: string, now: Instant): Promise<void> {
  if (isLapseWorthTelling(order, now)) await notifyPlayer({ ...order, status: 'expired' }, template_id)
}

/** Refuses text that WeChat finds risky; when WeChat does not answer, the text passes. */
export async function isRisky(content: string, openid: string): Promise<boolean> {
  try {
    const answer = await openapi().security.msgSecCheck({ content, version: 2, scene: 2, openid })
    return answer.result?.suggest === 'risky'
  } catch (error) {
    console.log(JSON.stringify({ level: 'warn', message: 'a text was not checked', error: String(error) }))
    return false
  }
}
