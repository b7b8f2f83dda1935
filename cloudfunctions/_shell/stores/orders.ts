import { randomUUID } from 'node:crypto'
import { auditOfOrder } from '../../../core/order/audit'
import type { OrderView } from '../../../core/contract/contract'
import { DomainError } from '../../../core/errors'
import { firstOrderNumber } from '../../../core/booking/numbers'
import { wholeOrder, type Order, type StoredOrder } from '../../../core/order/order'
import type { Message } from '../../../core/messages/outbox'
import { reservationsOf } from '../../../core/order/place'
import { isUnfinished, owningStatuses, unfinishedStatuses, type OrderStatus } from '../../../core/order/status'
import { addHours, shopDay, type Instant } from '../../../core/time'
import { MAX_HOURS, type Settings } from '../../../core/shop/settings'
import type { ReadOrder } from '../../../core/views/present'
import { toOrderView } from '../../../core/views/view'
import { documents } from '../platform/database'
import type { Transaction } from '../platform/transaction'
import { allOf, pages } from '../platform/pages'
import { inTransaction } from '../call/retry'
import { writeMessages } from './messages'
import { presentName, gather, waitingStages } from './gather'
import { forgetDay } from './stats'
import type { CallContext } from '../call/context'

interface Change {
  /** what else is written together with the order */
  alongside?: (tx: Transaction, order: Order) => Promise<void>
}

/** The order as it is now, and whether this call changed it: a repetition is answered with what was done before. */
interface Changed {
  order: Order
  isChanged: boolean
  /** what its player must be told of it */
  messages: Message[]
}

/** Loads an order, lets a rule decide, and writes the outcome together with the place, the player and, when an admin acts, an audit. */
export function changeOrder(
  call: CallContext,
  order_id: string,
  decide: (order: Order) => Order,
  { alongside }: Change = {},
): Promise<Changed> {
  return inTransaction(call, async (tx) => {
    const before = await tx.get('orders', order_id)
    if (!before) throw new DomainError(4004)
    const after = decide(before)
    if (after === before) return { order: before, isChanged: false, messages: [] }
    await tx.set('orders', after)
    await writePlaces(tx, before, after)
    if (isUnfinished(before.status) && !isUnfinished(after.status))
      await tx.update('users', after.openid, { open_order_id: null })
    // What is over changes the figures of a day that may be counted already.
    if (!isUnfinished(before.status)) await forgetDay(tx, shopDay(after.created_at))
    const { admin } = call
    if (admin) await tx.set('order_audits', { _id: randomUUID(), ...auditOfOrder(before, after, admin) })
    await alongside?.(tx, after)
    return { order: after, isChanged: true, messages: await writeMessages(tx, call, before, after) }
  })
}

/** All hours of an order, or none. What it did not own before is somebody else's by now, and left alone. */
async function writePlaces(tx: Transaction, before: Order, after: Order): Promise<void> {
  const owned = reservationsOf(after)
  for (const reservation of owned) await tx.set('reservations', reservation)
  if (owned.length > 0) return
  for (const { _id } of reservationsOf(before)) await tx.remove('reservations', _id)
}

/** How many orders are listed, because a reply has a bound. The total is told beside them. */
const AFFECTED_SHOWN = 200

function behind(sorted_by: 'start_time' | 'order_no', last: StoredOrder | undefined): Record<string, unknown> {
  if (!last) return {}
  const value = last[sorted_by]
  return { $or: [{ [sorted_by]: { $gt: value } }, { [sorted_by]: value, _id: { $gt: last._id } }] }
}

/** Every order that matches, from page to page in the order of a field and their ids. */
async function everyOrder(match: Record<string, unknown>, sorted_by: 'start_time' | 'order_no'): Promise<ReadOrder[]> {
  const readPage = (limit: number, last: StoredOrder | undefined) =>
    documents.aggregate<StoredOrder>('orders', [
      { $match: { $and: [match, behind(sorted_by, last)] } },
      { $sort: { [sorted_by]: 1, _id: 1 } },
      { $limit: limit },
      ...presentName,
    ])
  return (await allOf(pages(readPage))).map(wholeOrder)
}

const owning = { $in: owningStatuses }

/** The orders with an hour among these that may own a place, with or without lapsed ones; without an end, all to come. */
export async function ordersBetween(
  from: Instant,
  to: Instant | null,
  console_id: string | null = null,
): Promise<ReadOrder[]> {
  // An order may have begun earlier and last into these hours.
  const earliest = addHours(from, 1 - MAX_HOURS)
  const match: Record<string, unknown> = { start_time: to === null ? { $gte: earliest } : { $gte: earliest, $lt: to } }
  if (console_id !== null) match.console_id = console_id
  const found = await everyOrder({ ...match, status: owning }, 'start_time')
  return found.filter(({ end_time }) => end_time > from)
}

/** The orders made or moved at `time` or later that may own a place. */
export async function ordersPlacedSince(time: Instant): Promise<Order[]> {
  const made = await everyOrder({ order_no: { $gte: firstOrderNumber(time) }, status: owning }, 'order_no')
  return [...made, ...(await everyOrder({ moved_at: { $gte: time }, status: owning }, 'order_no'))]
}

/** Orders as an admin reads them who takes hours away: the first of them, and how many there are. */
export function affectedView(
  orders: ReadOrder[],
  { consoles }: Settings,
  now: Instant,
): { affected: OrderView[]; total: number } {
  return {
    affected: orders.slice(0, AFFECTED_SHOWN).map((order) => toOrderView(order, now, { admin: true, consoles })),
    total: orders.length,
  }
}

/** A condition on the status at `now`. A lapsed order counts as expired, whether or not that is written down. */
function statusCondition(wanted: readonly OrderStatus[], now: Instant): Record<string, unknown> {
  const ended = wanted.filter((status) => !isUnfinished(status))
  const unfinished = wanted.filter((status) => isUnfinished(status))
  const cases: Record<string, unknown>[] = []
  if (ended.length > 0) cases.push({ status: { $in: ended } })
  if (unfinished.length > 0) cases.push({ status: { $in: unfinished }, expire_at: { $gt: now } })
  if (wanted.includes('expired')) cases.push({ status: { $in: unfinishedStatuses }, expire_at: { $lte: now } })
  return { $or: cases }
}

export interface OrderQuery {
  /** fields that must be equal */
  where: Record<string, unknown>
  status?: readonly OrderStatus[]
  oldest_first?: boolean
  cursor?: string
  limit?: number
}

/** The condition for the orders behind a cursor of the review list, which is `<review_by>|<order_no>`. */
function afterReview(cursor: string): Record<string, unknown> {
  const [by = '', order_no = ''] = cursor.split('|')
  const later = { review_by: { $gt: by } }
  if (by !== '') return { $or: [later, { review_by: by, order_no: { $gt: order_no } }] }
  return { $or: [later, { review_by: null, order_no: { $gt: order_no } }] }
}

/** A page of what waits for a verdict. */
export async function listWaiting(
  { where, cursor, limit = 20 }: OrderQuery,
  now: Instant,
): Promise<{ orders: ReadOrder[]; next_cursor: string | null }> {
  const further = cursor ? { $and: [where, afterReview(cursor)] } : where
  const found = await documents.aggregate<ReadOrder>('orders', waitingStages(now, limit + 1, further))
  const orders = found.slice(0, limit)
  const last = orders.at(-1)
  return { orders, next_cursor: found.length > limit && last ? `${last.review_by ?? ''}|${last.order_no}` : null }
}

/** A page of orders by number, which is by time; newest first unless asked otherwise. The cursor is the last number seen. With the settings, in one round trip. */
export async function listOrders(
  { where, status, oldest_first = false, cursor, limit = 20 }: OrderQuery,
  now: Instant,
): Promise<{ orders: ReadOrder[]; next_cursor: string | null; settings: Settings }> {
  const match = {
    ...where,
    ...(cursor !== undefined && { order_no: { [oldest_first ? '$gt' : '$lt']: cursor } }),
    ...(status && status.length > 0 && statusCondition(status, now)),
  }
  const wanted = { match, order_no: oldest_first ? (1 as const) : (-1 as const), limit: limit + 1 }
  const { orders: found, settings } = await gather({ orders: wanted })
  const orders = found.slice(0, limit)
  return { orders, next_cursor: found.length > limit ? (orders.at(-1)?.order_no ?? null) : null, settings }
}
