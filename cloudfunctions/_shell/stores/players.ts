import type { OrderView } from '../../../core/contract/contract'
import { addHours, type Instant } from '../../../core/time'
import { documents } from '../platform/database'

interface PlayerHistory {
  _id: string
  visits: number
  rejections: number
  missed: number
}

function countOf(status: string) {
  return { $sum: { $cond: [{ $eq: ['$status', status] }, 1, 0] } }
}

const REMEMBERED_DAYS = 90

/** Visits of the last days that an admin has confirmed as missed. */
function countMissed(now: Instant) {
  const since = addHours(now, -24 * REMEMBERED_DAYS)
  return { $sum: { $cond: [{ $and: [{ $eq: ['$visit', 'missed'] }, { $gte: ['$start_time', since] }] }, 1, 0] } }
}

/** Adds to each order how often its player came, missed a visit, and how often a proof was rejected. */
export async function withPlayerHistories(orders: OrderView[], now: Instant): Promise<OrderView[]> {
  const openids = [...new Set(orders.flatMap(({ player }) => (player?.id ? [player.id] : [])))]
  if (openids.length === 0) return orders
  const histories = await documents.aggregate<PlayerHistory>('orders', [
    { $match: { openid: { $in: openids } } },
    { $group: { _id: '$openid', visits: countOf('paid'), rejections: countOf('rejected'), missed: countMissed(now) } },
    { $limit: openids.length },
  ])
  const byPlayer = new Map(histories.map(({ _id, ...counts }) => [_id, counts]))
  return orders.map((order) =>
    order.player ? { ...order, player: { ...order.player, ...byPlayer.get(order.player.id) } } : order,
  )
}
