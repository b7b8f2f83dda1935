import { DomainError } from '../errors'
import { refundDue, yuan, type Fen, type MoneyLine } from '../money'
import { paidOf, withLines } from '../order/money-lines'
import { move, statusAfter } from '../order/moves'
import { latestEndOfHold, statusAt, type FormerPlace, type Order } from '../order/order'
import { hoursOf, ownedPlaces, placesOf } from '../order/place'
import { assertMayMoveTo, withMovedHold, type User } from '../order/player'
import { priceOfHours } from '../order/slot'
import { isUnfinished } from '../order/status'
import type { Console, Settings } from '../shop/settings'
import { addHours, earlier, type Instant } from '../time'
import { placeNumber } from './numbers'
import {
  addedAmong,
  assertOpen,
  consolesForAll,
  isTaken,
  newlyLapsed,
  withoutOwn,
  type Offer,
  type ReadPlace,
  type Taking,
} from './taking'

/** How an admin settles that the new hours cost more: it came in, or it is let go. */
export const settlements = ['transfer', 'cash', 'waived'] as const

type Settlement = (typeof settlements)[number]

/** Who moves an order, and an admin why. */
export interface Mover {
  by: 'player' | 'admin'
  openid: string
  reason: string
  settlement?: Settlement
}

export interface WantedMove {
  start_time: Instant
  console: Console
  mover: Mover
  /** as they were read before the transaction */
  settings: Settings
  now: Instant
}

/** What is read inside the transaction that moves. */
export interface ReadToMove {
  order: Order
  /** those of the new places that had a document before the transaction */
  places: ReadPlace[]
  /** the player who moves a hold; null when nobody's holds are counted */
  user: User | null
}

/** Everything that a move writes. */
export interface Moving extends Taking {
  /** ids of the places that become free */
  freed: string[]
  user: User | null
}

function actionOf({ by }: Mover): 'move' | 'admin_move' {
  return by === 'player' ? 'move' : 'admin_move'
}

/** Whether the order is there already: asking once more changes nothing. */
export function isThere(order: Order, start_time: Instant, console_id: string | undefined): boolean {
  return order.start_time === start_time && (console_id === undefined || order.console_id === console_id)
}

/** Refuses whom the rules do not let move this order now. */
function assertMayMove(order: Order, mover: Mover, settings: Settings, now: Instant): void {
  if (mover.by === 'player' && statusAt(order, now) === 'proof_submitted')
    throw new DomainError(4005, '付款截图正在核验，有结果后才能自己改时间', { status: 'proof_submitted' })
  const status = statusAfter(order, actionOf(mover), now)
  if (mover.by === 'admin') return
  const { max_moves, move_hours } = settings
  const moves = order.history.filter(({ action }) => action === 'move').length
  if (moves >= max_moves)
    throw new DomainError(4005, max_moves === 0 ? '改时间请联系店家' : `一笔订单最多自己改 ${max_moves} 次，请联系店家`)
  if (status !== 'paid') return
  if (move_hours === null) throw new DomainError(4005, '已付款的订单改时间请联系店家')
  if (addHours(order.start_time, -move_hours) < now)
    throw new DomainError(4005, `开始前 ${move_hours} 小时内不能自己改时间，请联系店家`)
}

/**
 * The console to move to: the one that is wanted, else the one that the order has where that is free, else one by chance.
 * Refuses what can be refused without a transaction; `decideMove` asks again what may have changed since.
 */
export function chooseNewConsole(
  read: Offer,
  order: Order,
  wanted: Pick<WantedMove, 'start_time' | 'mover' | 'now'> & { console_id?: string },
  random: number,
): Console {
  const { start_time, console_id, mover, now } = wanted
  assertMayMove(order, mover, read.settings, now)
  const stretch = hoursOf({ start_time, hours: order.hours })
  assertOpen(read.settings, stretch, now, mover.by === 'admin')
  const free = consolesForAll(withoutOwn(read, order._id), stretch, console_id, now)
  return free.find(({ id }) => id === order.console_id) ?? free[random % free.length] ?? free[0]
}

/** What is written so that the order has the new hours, or `outdated` when that rests on what has changed since it was read. */
export function decideMove({ order, places, user }: ReadToMove, wanted: WantedMove): Moving | 'outdated' {
  const { mover, settings, start_time, now } = wanted
  assertMayMove(order, mover, settings, now)
  const others = places.filter(({ place }) => place?.order_id !== order._id)
  if (others.some((place) => isTaken(place, now))) return 'outdated'
  const stretch = { start_time, hours: order.hours }
  if (user) assertMayMoveTo(user, stretch, now)
  const moved = movedOrder(order, wanted)
  const reservations = ownedPlaces(moved)
  const staying = new Set(reservations.map(({ _id }) => _id))
  return {
    order: moved,
    reservations,
    added: addedAmong(reservations, places),
    freed: placesOf(order).filter((id) => !staying.has(id)),
    lapsed: newlyLapsed(
      others.map((other) => other.order),
      now,
    ),
    user: user && withMovedHold(user, stretch, now),
  }
}

function formerPlace({ console_id, console_name, start_time }: Order): FormerPlace {
  return { console_id, console_name, start_time }
}

function movedOrder(order: Order, { start_time, console, mover, settings, now }: WantedMove): Order {
  const { by, openid, reason } = mover
  const end_time = addHours(start_time, order.hours)
  const amount = priceOfHours(settings, hoursOf({ start_time, hours: order.hours }))
  const {
    slipped_in_at: _slipped,
    visit: _visit,
    ...moved
  } = move(
    settled(order, amount, mover, now),
    actionOf(mover),
    { by, openid, reason, moved_from: formerPlace(order) },
    now,
  )
  return {
    ...moved,
    start_time,
    end_time,
    console_id: console.id,
    console_name: console.name,
    expire_at: expiryAfterMove({ ...order, start_time, end_time }),
    code_place: order.code_place ?? placeNumber(order.console_id, order.start_time),
    moved_at: now,
  }
}

/** Moving never prolongs a hold; what waits for a verdict lives until its hours are over, as before. */
function expiryAfterMove(order: Order): Instant {
  const { status, expire_at, end_time } = order
  if (status === 'pending') return earlier(expire_at, latestEndOfHold(order))
  return isUnfinished(status) ? end_time : expire_at
}

/** The order with the sum of its new hours, and the lines of the difference. Refuses a difference that nobody has settled. */
function settled(order: Order, amount: Fen, mover: Mover, now: Instant): Order {
  const difference = amount - order.amount
  const line = { at: now, by: mover.by === 'admin' ? mover.openid : '', note: mover.reason }
  if (difference > 0) return { ...withLines(order, [{ ...line, ...settling(difference, mover) }]), amount }
  if (difference === 0 || order.status === 'pending') return { ...order, amount }
  if (order.status === 'proof_submitted')
    throw new DomainError(4005, '新时段更便宜：请先核验这笔付款，再改时间', { status: order.status, difference })
  // What was let go was never the guest's money.
  const too_much = Math.max(0, paidOf(order) - amount)
  return { ...withLines(order, [refundDue(too_much, line)]), amount }
}

function settling(difference: Fen, { by, settlement }: Mover): Pick<MoneyLine, 'kind' | 'amount' | 'how'> {
  if (by === 'player')
    throw new DomainError(4001, `新时段贵 ¥${yuan(difference)}，不能直接改过去，请联系店家`, { difference })
  if (settlement === undefined)
    throw new DomainError(4001, `新时段贵 ¥${yuan(difference)}，请选择已收差价或免收`, { difference })
  if (settlement === 'waived') return { kind: 'waived', amount: difference, how: '' }
  return { kind: 'received', amount: difference, how: settlement }
}
