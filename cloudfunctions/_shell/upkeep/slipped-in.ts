import { isInOpenHours, isToCome } from '../../../core/order/closing'
import { wholeOrder, type StoredOrder } from '../../../core/order/order'
import { owningStatuses } from '../../../core/order/status'
import type { ReadOrder } from '../../../core/views/present'
import { MAX_HOURS, type Settings } from '../../../core/shop/settings'
import type { Heartbeat } from '../../../core/shop/system'
import { addHours, addMinutes, earlier } from '../../../core/time'
import { documents, operators } from '../platform/database'
import { ordersPlacedSince } from '../stores/orders'
import { presentName } from '../stores/gather'
import type { CallContext } from '../call/context'

/** Longer than a booking takes from its first read to its last write, and more than the clocks of two instances differ. */
const LOOK_BACK_MINUTES = 10

/**
 * A booking reads the settings before its transaction. When hours are closed in between it slips in, and whoever closed
 * them may have looked already. So every minute each new order is held against the settings of now; what lies in closed
 * hours is marked, and shown to the admins until it is over. The booking itself pays nothing for it.
 */
export async function markSlippedIn(call: CallContext, settings: Settings): Promise<void> {
  const [heartbeat] = (await documents.find('system', { _id: 'expireCron' })) as Heartbeat[]
  const since = addMinutes(earlier(heartbeat?.at ?? call.now, call.now), -LOOK_BACK_MINUTES)
  const orders = await ordersPlacedSince(since)
  const slipped = orders.filter((order) => isToCome(order, call.now) && !isInOpenHours(settings, order))
  const ids = slipped.filter((order) => order.slipped_in_at === undefined).map(({ _id }) => _id)
  if (ids.length === 0) return
  const _ = operators()
  await documents.updateWhere('orders', { _id: _.in(ids) }, { slipped_in_at: call.now })
}

/** How many are listed, because a reply has a bound. The soonest come first, so that the others move up when these are dealt with. */
const SHOWN = 100

/** What slipped in and is still to come. */
export async function slippedIn(call: CallContext): Promise<ReadOrder[]> {
  const found = await documents.aggregate<StoredOrder>('orders', [
    {
      $match: {
        slipped_in_at: { $gt: '' },
        status: { $in: owningStatuses },
        start_time: { $gt: addHours(call.now, -MAX_HOURS) },
      },
    },
    { $sort: { start_time: 1 } },
    { $limit: SHOWN },
    ...presentName,
  ])
  return found.map(wholeOrder).filter((order) => isToCome(order, call.now))
}
