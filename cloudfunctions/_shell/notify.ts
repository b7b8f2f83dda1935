import type { Order } from '../../core/order/order'
import type { OrderStatus } from '../../core/order/status'
import { shopTime } from '../../core/time'
import { openapi } from './platform/cloud'

/** 43101: the player gave no consent, or it is used up. That is no fault. */
const NO_CONSENT = 43101

const results: { [S in OrderStatus]: string } = {
  proof_submitted: '待核验',
  paid: '已确认',
  pending: '已退回',
  rejected: '已驳回',
  cancelled: '已取消',
  expired: '已过期',
}

/** Tells the player what became of an order, if a template is set and the player has agreed. Never fails the call. */
export async function notifyPlayer(order: Order, template_id: string): Promise<void> {
  if (template_id === '') return
  try {
    await openapi().subscribeMessage.send({
      touser: order.openid,
      templateId: template_id,
      page: `pages/order/index?order_id=${order._id}`,
      data: {
        phrase1: { value: results[order.status] },
        time2: { value: shopTime(order.start_time).format('YYYY-MM-DD HH:mm') },
        thing3: { value: order.reason.slice(0, 20) || '请在小程序内查看' },
      },
    })
  } catch (error) {
    const { errCode } = error as { errCode?: number }
    if (errCode !== NO_CONSENT)
      console.log(
        JSON.stringify({ level: 'warn', message: 'a subscribe message was not sent', errCode, error: String(error) }),
      )
  }
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
