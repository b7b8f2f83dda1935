import type { Consents, SentTo } from '../../../core/messages/consents'
import type { Admin } from '../../../core/order/audit'
import type { MovedCode } from '../../../core/booking/booking'
import { placeNumbersAt } from '../../../core/booking/numbers'
import type { SlotOrder } from '../../../core/booking/taking'
import { wholeOrder, type Order, type StoredOrder } from '../../../core/order/order'
import type { User } from '../../../core/order/player'
import type { Reservation } from '../../../core/order/place'
import { defaultSettings, MAX_HOURS, wholeSettings, type Settings } from '../../../core/shop/settings'
import type { ReadOrder } from '../../../core/views/present'
import { WINDOW_HOURS } from '../../../core/order/slot'
import { unfinishedStatuses } from '../../../core/order/status'
import { addHours, type Instant } from '../../../core/time'
import { documents } from '../platform/database'
import { sentStages } from './messages'
import type { Collection, KeptBlock, ShopSettings } from '../platform/documents'

/**
 * Stages that add to each order what its player is called now, without a round trip of their own: players are looked up by
 * id, and nothing else of them travels.
 */
export const presentName: Record<string, unknown>[] = [
  { $lookup: { from: 'users', localField: 'openid', foreignField: '_id', as: '_player' } },
  { $addFields: { present_name: { $ifNull: [{ $arrayElemAt: ['$_player.nickname', 0] }, ''] } } },
  { $project: { _player: 0 } },
]

/** What is wanted beside the settings, each by its key. */
export interface Wanted {
  /** openid */
  user?: string
  /** openid */
  admin?: string
  /** starts from (included) to (excluded) */
  reservations?: { from: Instant; to: Instant }
  /** the order with this id */
  order?: string
  /** the order this player made with this key */
  orderWithKey?: { openid: string; idempotency_key: string }
  /** the order made last by this player that may be unfinished */
  open_order?: string
  /** the orders with an hour from (included) to (excluded), newest first */
  slot_orders?: { from: Instant; to: Instant }
  /** the codes of a slot's places that moved orders took with them and that still mean something at `now` */
  moved_codes?: { start_time: Instant; now: Instant }
  /** what was kept under this hash of an openid when a blocked player left */
  block?: string
  /** openid: the newest orders of this player that were rejected */
  rejected?: string
  /** the orders that wait for a verdict, in the order of the review list */
  waiting?: { now: Instant; limit: number }
  /** how many orders wait for a verdict at this moment, and how many of them are overdue */
  waiting_count?: Instant
  /** openid: what this person agreed to receive, and what was sent since */
  consents?: string
  /** a page of orders: which ones, from which end of their numbers, and how many at the most */
  orders?: { match: Record<string, unknown>; order_no: 1 | -1; limit: number }
}

export interface Shop {
  settings: Settings
  user: User | null
  admin: Admin | null
  reservations: Reservation[]
  order: ReadOrder | null
  orderWithKey: Order | null
  open_order: Order | null
  slot_orders: SlotOrder[]
  moved_codes: MovedCode[]
  block: KeptBlock | null
  rejected: Pick<Order, 'proofs'>[]
  waiting: ReadOrder[]
  waiting_count: { count: number; overdue: number }
  consents: Consents | null
  sent: SentTo
  orders: ReadOrder[]
}

type Row = Partial<ShopSettings> & { [K in keyof Omit<Shop, 'settings'> as `_${K}`]?: unknown[] }

function lookup(
  as: keyof Omit<Shop, 'settings'>,
  from: Collection,
  match: Record<string, unknown>,
  ...more: Record<string, unknown>[]
) {
  return {
    $lookup: { from, pipeline: [{ $match: match }, ...more], as: `_${as}` },
  }
}

function stages(wanted: Wanted): Record<string, unknown>[] {
  const { user, admin, reservations, order, orderWithKey, open_order } = wanted
  const list: Record<string, unknown>[] = [{ $match: { _id: 'shop' } }]
  if (user !== undefined) list.push(lookup('user', 'users', { _id: user }))
  if (admin !== undefined) list.push(lookup('admin', 'admins', { _id: admin }))
  if (reservations)
    list.push(lookup('reservations', 'reservations', { start_time: { $gte: reservations.from, $lt: reservations.to } }))
  if (order !== undefined) list.push(lookup('order', 'orders', { _id: order }, ...presentName))
  if (orderWithKey) list.push(lookup('orderWithKey', 'orders', orderWithKey))
  if (open_order !== undefined)
    list.push(
      lookup(
        'open_order',
        'orders',
        { openid: open_order, status: { $in: unfinishedStatuses } },
        { $sort: { order_no: -1 } },
        { $limit: 1 },
      ),
    )
  return [...list, ...lookUps(wanted)]
}

/**
 * These two lists only help: the codes of a slot's last holds are avoided, and an image that was rejected is refused. Who
 * owns a place is told by the reservations, and where an image was used by `used_on`; neither has a limit.
 */
const NEWEST_OF_SLOT = 1000
const NEWEST_REJECTED = 100
/** The window, the longest order and a day: afterwards nobody pays with the code of a moved order any more. */
const REMEMBERED_MOVE_HOURS = WINDOW_HOURS + MAX_HOURS + 24

function newest(limit: number) {
  return [{ $sort: { order_no: -1 } }, { $limit: limit }]
}

function waitingAt(now: Instant): Record<string, unknown> {
  return { status: 'proof_submitted', expire_at: { $gt: now } }
}

/** What waits for a verdict: what is overdue first, then by how long it has waited. */
export function waitingStages(
  now: Instant,
  limit: number,
  further: Record<string, unknown>,
): Record<string, unknown>[] {
  return [
    { $match: { $and: [waitingAt(now), further] } },
    { $sort: { review_by: 1, order_no: 1 } },
    { $limit: limit },
    ...presentName,
  ]
}

function countWaiting(now: Instant): Record<string, unknown>[] {
  const isOverdue = { $and: [{ $ne: [{ $ifNull: ['$review_by', null] }, null] }, { $lte: ['$review_by', now] }] }
  return [{ $group: { _id: null, count: { $sum: 1 }, overdue: { $sum: { $cond: [isOverdue, 1, 0] } } } }]
}

function consentLookups(openid: string): Record<string, unknown>[] {
  const sent = { openid, status: 'sent' }
  return [lookup('consents', 'consents', { _id: openid }), lookup('sent', 'messages', sent, ...sentStages)]
}

function lookUps({
  slot_orders,
  moved_codes,
  block,
  rejected,
  waiting,
  waiting_count,
  consents,
  orders,
}: Wanted): Record<string, unknown>[] {
  const list: Record<string, unknown>[] = []
  const facts = { $project: { console_id: 1, start_time: 1, hours: 1, pay_code: 1, status: 1, expire_at: 1 } }
  if (slot_orders) {
    const start_time = { $gt: addHours(slot_orders.from, -MAX_HOURS), $lt: slot_orders.to }
    list.push(lookup('slot_orders', 'orders', { start_time }, ...newest(NEWEST_OF_SLOT), facts))
  }
  // After the list above: an order that moves between the two is in one of them at least.
  if (moved_codes) {
    const { from, to } = placeNumbersAt(moved_codes.start_time)
    const moved_at = { $gte: addHours(moved_codes.now, -REMEMBERED_MOVE_HOURS) }
    const match = { moved_at, code_place: { $gte: from, $lt: to } }
    list.push(
      lookup('moved_codes', 'orders', match, ...newest(NEWEST_OF_SLOT), { $project: { pay_code: 1, code_place: 1 } }),
    )
  }
  if (block !== undefined) list.push(lookup('block', 'blocks', { _id: block }))
  if (rejected !== undefined) {
    const own = { openid: rejected, status: 'rejected' }
    list.push(lookup('rejected', 'orders', own, ...newest(NEWEST_REJECTED), { $project: { 'proofs.sha256': 1 } }))
  }
  if (waiting) list.push(lookup('waiting', 'orders', {}, ...waitingStages(waiting.now, waiting.limit, {})))
  if (waiting_count !== undefined)
    list.push(lookup('waiting_count', 'orders', waitingAt(waiting_count), ...countWaiting(waiting_count)))
  if (consents !== undefined) list.push(...consentLookups(consents))
  if (orders) {
    const { match, order_no, limit } = orders
    list.push(lookup('orders', 'orders', match, { $sort: { order_no } }, { $limit: limit }, ...presentName))
  }
  return list
}

/**
 * The settings and whatever else is wanted, fresh, in one round trip: an aggregation that starts at the settings and
 * looks the rest up. A shop without settings gets the defaults written first.
 */
export async function gather(wanted: Wanted): Promise<Shop> {
  const [row] = await documents.aggregate<Row>('settings', stages(wanted))
  if (!row) {
    await documents.add('settings', { _id: 'shop', ...defaultSettings })
    return gather(wanted)
  }
  return shopOf(row)
}

function shopOf(row: Row): Shop {
  const { _user, _admin, _reservations, _order, _orderWithKey, _open_order, ...stored } = row
  const {
    _id,
    _orders,
    _waiting_count,
    _waiting,
    _slot_orders,
    _moved_codes,
    _block,
    _rejected,
    _consents,
    _sent,
    changed_by: _by,
    changed_at: _at,
    ...settings
  } = stored
  const first = (found?: unknown[]) => found?.[0] ?? null
  const firstOrder = (found?: unknown[]) => (found?.[0] ? wholeOrder(found[0] as StoredOrder) : null)
  return {
    settings: wholeSettings(settings),
    user: first(_user) as User | null,
    admin: first(_admin) as Admin | null,
    reservations: (_reservations ?? []) as Reservation[],
    order: firstOrder(_order),
    orderWithKey: firstOrder(_orderWithKey),
    open_order: firstOrder(_open_order),
    slot_orders: (_slot_orders ?? []) as SlotOrder[],
    moved_codes: (_moved_codes ?? []) as MovedCode[],
    block: first(_block) as KeptBlock | null,
    rejected: (_rejected ?? []) as Pick<Order, 'proofs'>[],
    waiting: ((_waiting ?? []) as StoredOrder[]).map(wholeOrder),
    waiting_count: (first(_waiting_count) ?? { count: 0, overdue: 0 }) as Shop['waiting_count'],
    consents: first(_consents) as Consents | null,
    sent: (_sent ?? []) as SentTo,
    orders: ((_orders ?? []) as StoredOrder[]).map(wholeOrder),
  }
}
