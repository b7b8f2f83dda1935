import { statusAt } from '../order/order'
import { isUnfinished } from '../order/status'
import { findingsFor, duplicates, type Law } from './law'

export const oneUnfinishedOrder: Law = ({ unfinished: unfinishedOrders }) =>
  duplicates(unfinishedOrders.map(({ openid }) => openid)).map((openid) => ({
    rule: 'one_unfinished_order',
    ids: unfinishedOrders.filter((order) => order.openid === openid).map(({ _id }) => _id),
    sentence: `同一玩家有多笔未完成的订单`,
  }))

/** The player's document names the unfinished order. Otherwise the player could make another one beside it. */
export const playersKnowTheirOrder: Law = ({ users, unfinished: unfinishedOrders }) => {
  const byId = new Map(users.map((user) => [user._id, user]))
  const unfinished = new Set<string | null>(unfinishedOrders.map(({ _id }) => _id))
  const several = new Set(duplicates(unfinishedOrders.map(({ openid }) => openid)))
  return findingsFor(unfinishedOrders, ({ _id, openid, order_no }) => {
    const user = byId.get(openid)
    if (user?.open_order_id === _id) return false
    const isClear = user && !several.has(openid) && !unfinished.has(user.open_order_id)
    return {
      rule: 'player_knows_order',
      ids: [_id, openid],
      sentence: `玩家资料没有指向未完成的订单 ${order_no}`,
      ...(isClear && { repair: { kind: 'point_to_order', openid, order_id: _id } }),
    }
  })
}

/** The order that a player's document names is the player's own and unfinished. One that lapsed may still be named there. */
export const openOrderIsOpen: Law = ({ users, orderById, now }) =>
  findingsFor(users, ({ _id, open_order_id }) => {
    if (open_order_id === null) return false
    const order = orderById.get(open_order_id)
    const isOwn = order?.openid === _id && isUnfinished(order.status)
    if (isOwn || (order && statusAt(order, now) === 'expired')) return false
    return {
      rule: 'open_order_is_open',
      ids: [_id, open_order_id],
      sentence: `玩家资料指向一笔已结束或不存在的订单 ${order?.order_no ?? open_order_id}`,
      ...(order && { repair: { kind: 'point_to_nothing', openid: _id } }),
    }
  })
