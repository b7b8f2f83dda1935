import { DomainError, malformed } from '../errors'
import { yuan, type Fen } from '../money'
import { createOrder, statusAt, type Order } from '../order/order'
import { hoursOf, ownedPlaces, ownsPlace } from '../order/place'
import { assertMayHold, knownUser, withHold, type Block, type User } from '../order/player'
import { priceOfHours } from '../order/slot'
import { isUnfinished } from '../order/status'
import type { Console, Settings } from '../shop/settings'
import type { Instant } from '../time'
import { orderNumber, payCode, placeNumber } from './numbers'
import {
  addedAmong,
  assertOpen,
  consolesForAll,
  isTaken,
  newlyLapsed,
  type Offer,
  type ReadPlace,
  type SlotOrder,
  type Taking,
} from './taking'

export interface ReservationRequest {
  start_time: Instant
  /** one where it is left out */
  hours?: number
  /** which console; by chance where it is left out */
  console_id?: string
  idempotency_key: string
  /** what the player was shown */
  expected_amount?: Fen
}

/** A moved order keeps its pay code, which is one of its first place's. */
export type MovedCode = Pick<Order, 'pay_code' | 'code_place'>

/** What is read before the transaction. It may be out of date when the hold is written. */
export interface ReadBefore extends Offer {
  user: User | null
  /** the order made last by this player that may be unfinished */
  open_order: Order | null
  /** what was kept when a blocked player left and was forgotten */
  block: Block | null
}

/** What is read inside the transaction that writes the hold. */
export interface ReadInside {
  user: User | null
  /** the order that the player's document names */
  open_order: Order | null
  /** those of the wanted places that had a document before the transaction, as they are inside it; the others are added */
  places: ReadPlace[]
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
  /** the codes of the places of the first hour that moved orders took with them */
  moved_codes: MovedCode[]
  random: HoldRandom
  now: Instant
}

/** Everything that one hold writes; `lapsed` may have the player's own last order too. */
export interface Hold extends Taking {
  user: User
}

/** The order that the same key made before, if there is one. A key whose order is over is used up: another tap needs its own. */
export function orderOfSameKey(
  order: Order | null,
  { start_time, hours = 1 }: ReservationRequest,
  now: Instant,
): Order | null {
  if (!order) return null
  if (order.start_time !== start_time || order.hours !== hours) throw malformed('idempotency_key', '已用于另一个时段')
  if (ownsPlace(order, now)) return order
  throw new DomainError(4005, '上一次的预约已经结束，请重新点一次预约', { status: statusAt(order, now) })
}

/** Refuses hours that nobody can book, and how many of them the shop lets nobody book at once. */
function assertBookable(settings: Settings, stretch: Instant[], now: Instant): void {
  const { min_hours, max_hours } = settings
  if (stretch.length > max_hours) throw malformed('hours', `一次最多预约 ${max_hours} 小时`)
  if (stretch.length < min_hours) throw malformed('hours', `一次至少预约 ${min_hours} 小时`)
  assertOpen(settings, stretch, now)
}

/**
 * The console to hold: the one that is wanted, else by chance among those that are free for the whole stretch. Refuses what can
 * be refused without a transaction, so that a sold-out hour costs one read; `decideHold` asks again what may have changed since.
 */
export function chooseConsole(
  read: ReadBefore,
  { openid, request, random, now }: Pick<WantedHold, 'openid' | 'request' | 'random' | 'now'>,
): Console {
  const { settings, user, open_order, block } = read
  const stretch = hoursOf(request)
  assertNoneUnfinished(open_order, now)
  assertBookable(settings, stretch, now)
  const free = consolesForAll(read, stretch, request.console_id, now)
  const player = knownUser(user, openid, now)
  assertMayHold({ ...player, blocked: player.blocked ?? block }, request, settings, now)
  return free[random.console % free.length] ?? free[0]
}

/**
 * What is written so that the player holds the console for the hours. `outdated` says that the choice rests on what has
 * changed since it was read: everything must be read afresh. What the rules forbid is refused.
 */
export function decideHold(read: ReadInside, wanted: WantedHold): Hold | 'outdated' {
  const { openid, request, settings, now } = wanted
  const { open_order, places } = read
  // An earlier attempt of this very call has succeeded without an answer. Reading afresh finds its order by the key.
  if (open_order?.idempotency_key === request.idempotency_key) return 'outdated'
  assertNoneUnfinished(open_order, now)
  const player = knownUser(read.user, openid, now)
  assertMayHold(player, request, settings, now)
  if (places.some((place) => isTaken(place, now))) return 'outdated'
  const placeOrders = places.map(({ order }) => order)
  const order = newOrder(wanted, player.nickname, placeOrders)
  const reservations = ownedPlaces(order)
  return {
    order,
    reservations,
    added: addedAmong(reservations, places),
    user: withHold(player, order._id, order, now),
    lapsed: newlyLapsed([open_order, ...placeOrders], now),
  }
}

function assertNoneUnfinished(order: Order | null, now: Instant): void {
  if (order && isUnfinished(statusAt(order, now))) throw new DomainError(4002, undefined, { order_id: order._id })
}

function newOrder(wanted: WantedHold, player_name: string, place_orders: (Order | null)[]): Order {
  const { openid, request, console, settings, slot_orders, moved_codes, random, now } = wanted
  const { start_time, hours = 1, idempotency_key, expected_amount } = request
  const amount = priceOfHours(settings, hoursOf(request))
  assertPrice(amount, expected_amount)
  const earlier = [...place_orders, ...slot_orders.filter(({ console_id }) => console_id === console.id)]
  const recent = earlier.flatMap((order) => (order?.start_time === start_time ? order.pay_code : []))
  const place = placeNumber(console.id, start_time)
  const taken_along = moved_codes.flatMap((moved) => (moved.code_place === place ? moved.pay_code : []))
  const numbers = {
    _id: random.order_id,
    order_no: orderNumber(console.id, start_time, now, random.order_number),
    pay_code: payCode(console.id, start_time, random.pay_code, [...taken_along, ...recent]),
  }
  return createOrder(
    { ...numbers, amount, openid, player_name, console, start_time, hours, idempotency_key },
    settings,
    now,
  )
}

/** Nobody owes more than what was on the screen. A price that has become lower is charged to everybody. */
function assertPrice(amount: Fen, expected_amount: Fen | undefined): void {
  if (expected_amount === undefined || amount <= expected_amount) return
  throw new DomainError(4001, `价格刚调整为 ¥${yuan(amount)}，看过新价格再预约吧`, { amount })
}
