import { DomainError, malformed } from '../errors'
import { yuan, type Fen } from '../money'
import type { Console, Settings } from '../shop/settings'
import type { Instant } from '../time'
import { orderNumber, payCode } from './numbers'
import { createOrder, expire, statusAt, type Order } from './order'
import { hoursOf, isLive, ownedPlaces, ownsPlace, placeId, placesOf, type Reservation } from './place'
import { assertMayHold, knownUser, withHold, type Block, type User } from './player'
import { freeConsoles, isInWindow, openConsoles, priceOfHours } from './slot'
import { isUnfinished } from './status'

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

/** What a booking knows of the other orders of its hours. */
export type SlotOrder = Pick<Order, 'console_id' | 'start_time' | 'hours' | 'pay_code' | 'status' | 'expire_at'>

/** What is read before the transaction. It may be out of date when the hold is written. */
export interface ReadBefore {
  settings: Settings
  user: User | null
  /** the order made last by this player that may be unfinished */
  open_order: Order | null
  /** of the hours, on every console */
  reservations: Reservation[]
  /** with one of these hours, on every console, newest first */
  slot_orders: SlotOrder[]
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

export interface ReadPlace {
  place: Reservation | null
  /** the order that the place names */
  order: Order | null
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
  /** one for each hour; those in `added` had no document */
  reservations: Reservation[]
  added: ReadonlySet<string>
  user: User
  /** The player's own last order and the last orders of the places, where they lapsed and nobody has written that down. */
  lapsed: Order[]
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
  for (const start_time of stretch) {
    if (!isInWindow(start_time, now)) throw takenAt(start_time, '这个时段不在可预约的时间内')
    if (openConsoles(settings, start_time).length === 0) throw takenAt(start_time, '这个时段休息，换一个吧')
  }
}

/** 4001, with the first hour in the way. */
function takenAt(start_time: Instant, sentence?: string): DomainError {
  return new DomainError(4001, sentence, { taken: start_time })
}

/** Which consoles are free in each of the hours. An order owns its place although the place's document says otherwise. */
function freeInEachHour(
  { settings, reservations, slot_orders }: ReadBefore,
  stretch: Instant[],
  now: Instant,
): Set<string>[] {
  const owned = new Set(slot_orders.filter((order) => ownsPlace(order, now)).flatMap(placesOf))
  return stretch.map((start_time) => {
    const free = freeConsoles(settings, reservations, start_time, now).map(({ id }) => id)
    return new Set(free.filter((id) => !owned.has(placeId(id, start_time))))
  })
}

/** For how many hours from the first on a console is free. */
function freeFor(free: Set<string>[], id: string): number {
  const gone = free.findIndex((hour) => !hour.has(id))
  return gone < 0 ? free.length : gone
}

/** Why none of these consoles can be had for the whole stretch: its first hour is gone, or no single one of them is free for so long. */
function noneForAll(free: Set<string>[], stretch: Instant[], consoles: Console[]): DomainError {
  const longest = Math.max(0, ...consoles.map(({ id }) => freeFor(free, id)))
  const taken = stretch[longest] ?? ''
  if (longest === 0) return takenAt(taken)
  return takenAt(taken, `没有一台主机能连续空 ${stretch.length} 小时，从这时起最多可以约 ${longest} 小时`)
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
  const { console_id } = request
  const stretch = hoursOf(request)
  assertNoneUnfinished(open_order, now)
  assertBookable(settings, stretch, now)
  const offered = settings.consoles.filter(({ id }) => console_id === undefined || id === console_id)
  const free = freeInEachHour(read, stretch, now)
  const forAll = offered.filter(({ id }) => free.every((hour) => hour.has(id)))
  const console = forAll[random.console % forAll.length]
  if (!console) throw noneForAll(free, stretch, offered)
  const player = knownUser(user, openid, now)
  assertMayHold({ ...player, blocked: player.blocked ?? block }, request, settings, now)
  return console
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
  const known = new Set(places.map(({ place }) => place?._id))
  return {
    order,
    reservations,
    added: new Set(reservations.map(({ _id }) => _id).filter((id) => !known.has(id))),
    user: withHold(player, order._id, order, now),
    lapsed: newlyLapsed([open_order, ...placeOrders], now),
  }
}

function assertNoneUnfinished(order: Order | null, now: Instant): void {
  if (order && isUnfinished(statusAt(order, now))) throw new DomainError(4002, undefined, { order_id: order._id })
}

/** Whether somebody owns a place. Where it contradicts its order the order counts: no hour that somebody has paid is sold again. */
function isTaken({ place, order }: ReadPlace, now: Instant): boolean {
  return (place !== null && isLive(place, now)) || (order !== null && ownsPlace(order, now))
}

function newOrder(wanted: WantedHold, player_name: string, place_orders: (Order | null)[]): Order {
  const { openid, request, console, settings, slot_orders, random, now } = wanted
  const { start_time, hours = 1, idempotency_key, expected_amount } = request
  const amount = priceOfHours(settings, hoursOf(request))
  assertPrice(amount, expected_amount)
  const earlier = [...place_orders, ...slot_orders.filter(({ console_id }) => console_id === console.id)]
  const recent = earlier.flatMap((order) => (order?.start_time === start_time ? order.pay_code : []))
  const numbers = {
    _id: random.order_id,
    order_no: orderNumber(console.id, start_time, now, random.order_number),
    pay_code: payCode(console.id, start_time, random.pay_code, recent),
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
