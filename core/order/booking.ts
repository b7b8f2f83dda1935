import { DomainError, malformed } from '../errors'
import { yuan, type Fen } from '../money'
import type { Console, Settings } from '../shop/settings'
import type { Instant } from '../time'
import { orderNumber, payCode } from './numbers'
import { createOrder, expire, statusAt, type Order } from './order'
import { isLive, ownedPlace, ownsPlace, type Reservation } from './place'
import { assertMayHold, knownUser, withHold, type Block, type User } from './player'
import { freeConsoles, isInWindow, openConsoles, priceOf } from './slot'
import { isUnfinished } from './status'

export interface ReservationRequest {
  start_time: Instant
  idempotency_key: string
  /** what the player was shown */
  expected_amount?: Fen
}

/** What a booking knows of the other orders of its slot. */
export type SlotOrder = Pick<Order, 'console_id' | 'pay_code' | 'status' | 'expire_at'>

/** What is read before the transaction. It may be out of date when the hold is written. */
export interface ReadBefore {
  settings: Settings
  user: User | null
  /** the order made last by this player that may be unfinished */
  open_order: Order | null
  /** of the slot, on every console */
  reservations: Reservation[]
  /** of the slot, on every console, newest first */
  slot_orders: SlotOrder[]
  /** what was kept when a blocked player left and was forgotten */
  block: Block | null
}

/** What is read inside the transaction that writes the hold. */
export interface ReadInside {
  user: User | null
  /** the order that the player's document names */
  open_order: Order | null
  place: Reservation | null
  /** the order that the place names */
  place_order: Order | null
}

/** Chance enters here: whole numbers, and an id that nobody else has. */
export interface HoldRandom {
  order_id: string
  console: number
  order_number: number
  pay_code: number
}

export interface WantedHold {
  openid: string
  request: ReservationRequest
  console: Console
  /** as they were read before the transaction */
  settings: Settings
  slot_orders: SlotOrder[]
  random: HoldRandom
  now: Instant
}

/** Everything that one hold writes. */
export interface Hold {
  order: Order
  reservation: Reservation
  user: User
  /** The player's own last order and the last order of the place, where they lapsed and nobody has written that down. */
  lapsed: Order[]
}

/** The order that the same key made before, if there is one. A key whose order is over is used up: another tap needs its own. */
export function orderOfSameKey(order: Order | null, { start_time }: ReservationRequest, now: Instant): Order | null {
  if (!order) return null
  if (order.start_time !== start_time) throw malformed('idempotency_key', '已用于另一个时段')
  if (ownsPlace(order, now)) return order
  throw new DomainError(4005, '上一次的预约已经结束，请重新点一次预约', { status: statusAt(order, now) })
}

/**
 * The console to hold, by chance among the free ones. Refuses what can be refused without a transaction, so that a
 * sold-out hour costs one read; `decideHold` asks again what may have changed since.
 */
export function chooseConsole(
  { settings, user, open_order, reservations, slot_orders, block }: ReadBefore,
  { openid, request: { start_time }, random, now }: Pick<WantedHold, 'openid' | 'request' | 'random' | 'now'>,
): Console {
  assertNoneUnfinished(open_order, now)
  if (!isInWindow(start_time, now)) throw new DomainError(4001, '这个时段不在可预约的时间内')
  if (openConsoles(settings, start_time).length === 0) throw new DomainError(4001, '这个时段休息，换一个吧')
  const owned = new Set(slot_orders.filter((order) => ownsPlace(order, now)).map(({ console_id }) => console_id))
  const free = freeConsoles(settings, reservations, start_time, now).filter(({ id }) => !owned.has(id))
  const console = free[random.console % free.length]
  if (!console) throw new DomainError(4001)
  const player = knownUser(user, openid, now)
  assertMayHold({ ...player, blocked: player.blocked ?? block }, start_time, settings, now)
  return console
}

/**
 * What is written so that the player holds the console for the hour. `outdated` says that the choice rests on what has
 * changed since it was read: everything must be read afresh. What the rules forbid is refused.
 */
export function decideHold(read: ReadInside, wanted: WantedHold): Hold | 'outdated' {
  const { openid, request, settings, now } = wanted
  const { open_order, place, place_order } = read
  // An earlier attempt of this very call has succeeded without an answer. Reading afresh finds its order by the key.
  if (open_order?.idempotency_key === request.idempotency_key) return 'outdated'
  assertNoneUnfinished(open_order, now)
  const player = knownUser(read.user, openid, now)
  assertMayHold(player, request.start_time, settings, now)
  if (isTaken(place, place_order, now)) return 'outdated'
  const order = newOrder(wanted, player.nickname, place_order)
  return {
    order,
    reservation: ownedPlace(order),
    user: withHold(player, order._id, request.start_time, now),
    lapsed: newlyLapsed([open_order, place_order], now),
  }
}

function assertNoneUnfinished(order: Order | null, now: Instant): void {
  if (order && isUnfinished(statusAt(order, now))) throw new DomainError(4002, undefined, { order_id: order._id })
}

/** Whether somebody owns a place. Where it contradicts its order the order counts: no hour that somebody has paid is sold again. */
function isTaken(place: Reservation | null, order: Order | null, now: Instant): boolean {
  return (place !== null && isLive(place, now)) || (order !== null && ownsPlace(order, now))
}

function newOrder(wanted: WantedHold, player_name: string, place_order: Order | null): Order {
  const { openid, request, console, settings, slot_orders, random, now } = wanted
  const { start_time, idempotency_key, expected_amount } = request
  const amount = priceOf(settings, start_time)
  assertPrice(amount, expected_amount)
  const codes = slot_orders.filter(({ console_id }) => console_id === console.id).map(({ pay_code }) => pay_code)
  const recent = place_order ? [place_order.pay_code, ...codes] : codes
  const numbers = {
    _id: random.order_id,
    order_no: orderNumber(console.id, start_time, now, random.order_number),
    pay_code: payCode(console.id, start_time, random.pay_code, recent),
  }
  return createOrder({ ...numbers, amount, openid, player_name, console, start_time, idempotency_key }, settings, now)
}

/** Nobody owes more than what was on the screen. A price that has become lower is charged to everybody. */
function assertPrice(amount: Fen, expected_amount: Fen | undefined): void {
  if (expected_amount === undefined || amount <= expected_amount) return
  throw new DomainError(4001, `价格刚调整为 ¥${yuan(amount)}，看过新价格再预约吧`, { amount })
}

/**
 * Those of these orders that have lapsed without anybody having written it down, as they are to be written. Without this
 * write a proof for the lapsed order and the new hold could both succeed: they would share no document to conflict on.
 */
function newlyLapsed(orders: (Order | null)[], now: Instant): Order[] {
  const lapsed = new Map<string, Order>()
  for (const order of orders) {
    if (order && expire(order, now) !== order) lapsed.set(order._id, expire(order, now))
  }
  return [...lapsed.values()]
}
