import type { OrderView } from '../../../core/contract/contract'
import { documents } from '../platform/database'

interface PlayerHistory {
  _id: string
  visits: number
  rejections: number
}

function countOf(status: string) {
  return { $sum: { $cond: [{ $eq: ['$status', status] }, 1, 0] } }
}

/** Adds to each order how often its player came and how often a proof was rejected. */
export async function withPlayerHistories(orders: OrderView[]): Promise<OrderView[]> {
  const openids = [...new Set(orders.flatMap(({ player }) => (player ? [player.id] : [])))]
  if (openids.length === 0) return orders
  const histories = await documents.aggregate<PlayerHistory>('orders', [
    { $match: { openid: { $in: openids } } },
    { $group: { _id: '$openid', visits: countOf('paid'), rejections: countOf('rejected') } },
    { $limit: openids.length },
  ])
  const byPlayer = new Map(histories.map(({ _id, visits, rejections }) => [_id, { visits, rejections }]))
  return orders.map((order) =>
    order.player ? { ...order, player: { ...order.player, ...byPlayer.get(order.player.id) } } : order,
  )
}
