import { DomainError } from '../errors'
import { expire, type Order } from '../order/order'
import { isLive, ownsPlace, placeId, placesOf, type Reservation } from '../order/place'
import { freeConsoles, isInWindow, openConsoles } from '../order/slot'
import type { Console, Settings } from '../shop/settings'
import type { Instant } from '../time'

/** What a taking of places knows of the other orders of its hours. */
export type SlotOrder = Pick<Order, '_id' | 'console_id' | 'start_time' | 'hours' | 'pay_code' | 'status' | 'expire_at'>

/** What is read before the transaction. It may be out of date when the places are written. */
export interface Offer {
  settings: Settings
  /** of the hours, on every console */
  reservations: Reservation[]
  /** with one of these hours, on every console, newest first */
  slot_orders: SlotOrder[]
}

/** A place as it is inside the transaction. */
export interface ReadPlace {
  place: Reservation | null
  /** the order that the place names */
  order: Order | null
}

/** What a taking writes of places and of other people's orders. */
export interface Taking {
  order: Order
  /** one for each hour; those in `added` had no document */
  reservations: Reservation[]
  added: ReadonlySet<string>
  /** the last orders of the places, where they lapsed and nobody has written that down */
  lapsed: Order[]
}

/** 4001, with the first hour in the way. */
function takenAt(start_time: Instant, sentence?: string): DomainError {
  return new DomainError(4001, sentence, { taken: start_time })
}

/** Refuses hours that are closed, or outside of the window; `isRunning` lets in the hour that runs now. */
export function assertOpen(settings: Settings, stretch: Instant[], now: Instant, isRunning = false): void {
  for (const start_time of stretch) {
    if (!isInWindow(start_time, now, isRunning)) throw takenAt(start_time, '这个时段不在可预约的时间内')
    if (openConsoles(settings, start_time).length === 0) throw takenAt(start_time, '这个时段休息，换一个吧')
  }
}

/** Which consoles are free in each of the hours. An order owns its place although the place's document says otherwise. */
function freeInEachHour(
  { settings, reservations, slot_orders }: Offer,
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

/** The consoles that are free for the whole stretch, of all or the one that is wanted; 4001 when there is none. */
export function consolesForAll(
  offer: Offer,
  stretch: Instant[],
  console_id: string | undefined,
  now: Instant,
): [Console, ...Console[]] {
  const offered = offer.settings.consoles.filter(({ id }) => console_id === undefined || id === console_id)
  const free = freeInEachHour(offer, stretch, now)
  const [first, ...more] = offered.filter(({ id }) => free.every((hour) => hour.has(id)))
  if (!first) throw noneForAll(free, stretch, offered)
  return [first, ...more]
}

/** What is on offer to an order that moves: its own places are as good as free. */
export function withoutOwn(offer: Offer, order_id: string): Offer {
  return {
    ...offer,
    reservations: offer.reservations.filter((place) => place.order_id !== order_id),
    slot_orders: offer.slot_orders.filter(({ _id }) => _id !== order_id),
  }
}

/** Whether somebody owns a place. Where it contradicts its order the order counts: no hour that somebody has paid is sold again. */
export function isTaken({ place, order }: ReadPlace, now: Instant): boolean {
  return (place !== null && isLive(place, now)) || (order !== null && ownsPlace(order, now))
}

/** The wanted places that had no document: they are added, and not set. */
export function addedAmong(reservations: Reservation[], places: ReadPlace[]): Set<string> {
  const known = new Set(places.map(({ place }) => place?._id))
  return new Set(reservations.map(({ _id }) => _id).filter((id) => !known.has(id)))
}

/**
 * Those of these orders that have lapsed without anybody having written it down, as they are to be written. Without this
 * write a proof for the lapsed order and the new owner could both succeed: they would share no document to conflict on.
 */
export function newlyLapsed(orders: (Order | null)[], now: Instant): Order[] {
  const lapsed = new Map<string, Order>()
  for (const order of orders) {
    if (order && expire(order, now) !== order) lapsed.set(order._id, expire(order, now))
  }
  return [...lapsed.values()]
}
