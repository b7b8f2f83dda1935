import type { Message } from '../messages/outbox'
import type { Action } from '../order/status'
import { findingsFor, type Law } from './law'

/** Which entries of an order's history a message is about; a lapse and a reminder have none. */
const actionsOf: { [E in Message['event']]?: Action[] } = {
  confirmed: ['approve'],
  returned: ['return'],
  rejected: ['reject'],
  cancelled: ['admin_cancel'],
  moved: ['admin_move'],
  refunded: ['refund'],
}

/** Nobody is told of what did not happen. */
export const messagesHaveEvents: Law = ({ messages = [], orderById }) =>
  findingsFor(messages, ({ _id, order_id, event, n }) => {
    const actions = actionsOf[event]
    const order = orderById.get(order_id)
    if (order_id === '' || (order && !actions)) return false
    const times = order?.history.filter(({ action }) => actions?.includes(action as Action)).length ?? 0
    if (order && times >= n) return false
    return {
      rule: 'message_has_event',
      ids: [_id],
      sentence: order ? `有一条消息说的事没有发生：订单 ${order.order_no}` : `有一条消息说的订单不存在：${order_id}`,
    }
  })
