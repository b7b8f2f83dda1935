import type { Fen, MoneyLine } from '../money'
import type { Settings } from '../shop/settings'
import { isUnfinished, type Action, type Beginning, type OrderStatus } from './status'
import { addHours, addMinutes, earlier, type Instant } from '../time'

export interface Proof {
  /** of the stored bytes, in hex */
  sha256: string
  file_id: string
  /** the inbox files it was made from: how a repeated upload is recognised */
  sources: string[]
  width: number
  height: number
  uploaded_at: Instant
}

/** An image whose file is about to be stored. It is written down before the file is, so that no file is left without a record. */
export interface StoringProof {
  sha256: string
  file_id: string
  at: Instant
  /** the timer has begun to remove the file: whoever hands in the same picture now has to wait until it is gone */
  is_removing?: boolean
}

/** Where an order was before it was moved. */
export type FormerPlace = Pick<Order, 'console_id' | 'console_name' | 'start_time'>

export interface HistoryEntry {
  action: Beginning | Action
  from: OrderStatus | null
  to: OrderStatus
  at: Instant
  by: 'player' | 'admin' | 'clock'
  /** of the player or admin; '' for the clock */
  openid: string
  reason: string
  moved_from?: FormerPlace
}

export interface Order {
  _id: string
  order_no: string
  /** '' where an admin booked: nothing is transferred with it */
  pay_code: string
  /** '' where an admin booked for a guest at the counter */
  openid: string
  player_name: string
  console_id: string
  console_name: string
  start_time: Instant
  /** how many, one after the other on one console */
  hours: number
  end_time: Instant
  /** of all hours together */
  amount: Fen
  status: OrderStatus
  expire_at: Instant
  idempotency_key: string
  /** what the admin judges now */
  proofs: Proof[]
  /** what was returned to the player before */
  returned_proofs: Proof[]
  /** images that are being stored for it just now; one whose upload died stands here until the next upload or the timer */
  storing?: StoringProof[]
  /** since when `storing` has an image; null when it has none */
  storing_at?: Instant | null
  /** changes with `storing`, so that of two uploads at once one finds it changed and reads afresh */
  storing_ticket?: string | null
  /** while a proof waits: the time after which the verdict counts as late. Nothing ends at it. */
  review_by?: Instant | null
  note: string
  /** why it was returned, rejected or cancelled last */
  reason: string
  created_at: Instant
  updated_at: Instant
  history: HistoryEntry[]
  /** booked by an admin for a guest */
  origin?: 'staff'
  /** what came in and what goes back, in the order in which it was written; see linesOf of money-lines.ts */
  money?: MoneyLine[]
  /** what the shop owes the guest now: the sum of the lines */
  owed?: Fen
  /** when it was moved last */
  moved_at?: Instant
  /** of a moved order: the place whose codes its pay code is one of (core/booking/numbers.ts) */
  code_place?: number
  /** what became of the visit, once an admin has said so */
  visit?: 'arrived' | 'missed' | 'cleared'
  /** when the timer found it in hours that were closed while it was being booked */
  slipped_in_at?: Instant
}

/** What an order may lack that an older version stored. */
type LaterField =
  | 'player_name'
  | 'console_name'
  | 'hours'
  | 'end_time'
  | 'proofs'
  | 'returned_proofs'
  | 'note'
  | 'reason'

export type StoredOrder = Omit<Order, LaterField> & Partial<Pick<Order, LaterField>>

/** A stored order with all its fields, whichever version stored it. One that has them all is not copied, because there are very many. */
export function wholeOrder(stored: StoredOrder): Order {
  const later: Pick<Order, LaterField> = {
    player_name: '',
    console_name: `${stored.console_id}号机`,
    hours: 1,
    end_time: addHours(stored.start_time, stored.hours ?? 1),
    proofs: [],
    returned_proofs: [],
    note: '',
    reason: '',
  }
  const isWhole = Object.keys(later).every((field) => stored[field as LaterField] !== undefined)
  return isWhole ? (stored as Order) : { ...later, ...stored }
}

/** What a stored order is at `now`: a lapsed one is expired, whether or not anybody wrote that down. */
export function statusAt(order: Pick<Order, 'status' | 'expire_at'>, now: Instant): OrderStatus {
  return isUnfinished(order.status) && order.expire_at <= now ? 'expired' : order.status
}

export type NewOrder = Pick<
  Order,
  '_id' | 'order_no' | 'pay_code' | 'openid' | 'player_name' | 'start_time' | 'hours' | 'amount' | 'idempotency_key'
> & { console: { id: string; name: string } }

export function createOrder({ console, ...order }: NewOrder, settings: Settings, now: Instant): Order {
  const { start_time } = order
  return {
    ...order,
    console_id: console.id,
    console_name: console.name,
    end_time: addHours(start_time, order.hours),
    status: 'pending',
    // A hold never outlives its first hour: see latestEndOfHold.
    expire_at: earlier(addMinutes(now, settings.hold_minutes), addHours(start_time, 1)),
    proofs: [],
    returned_proofs: [],
    note: '',
    reason: '',
    created_at: now,
    updated_at: now,
    history: [{ action: 'create', from: null, to: 'pending', at: now, by: 'player', openid: order.openid, reason: '' }],
  }
}

/** Until when a pending order may last: a hold until its first hour is over, what was returned until the order is, for its player may have paid. */
export function latestEndOfHold(order: Pick<Order, 'start_time' | 'end_time' | 'returned_proofs'>): Instant {
  return order.returned_proofs.length > 0 ? order.end_time : addHours(order.start_time, 1)
}

/** The order with its lapse written down, or the same order when it has not lapsed. It lapsed at `expire_at`, however late this is written. */
export function expire(order: Order, now: Instant): Order {
  return statusAt(order, now) === order.status ? order : { ...order, status: 'expired' }
}

/** What happened to an order. The lapse is read from the clock, so that nobody sees when it was written down. */
export function historyAt(order: Order, now: Instant): HistoryEntry[] {
  if (statusAt(order, now) !== 'expired') return order.history
  const from = order.history.at(-1)?.to ?? 'pending'
  return [
    ...order.history,
    { action: 'expire', from, to: 'expired', at: order.expire_at, by: 'clock', openid: '', reason: '' },
  ]
}

/** When an order changed last, the lapse included. */
export function updatedAt(order: Order, now: Instant): Instant {
  return statusAt(order, now) === 'expired' ? order.expire_at : order.updated_at
}
