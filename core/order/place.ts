import { addHours, type Instant } from '../time'
import { statusAt, type Order } from './order'
import { isUnfinished, ownsPlaceIn } from './status'

/** Who owns one console for one slot now. It is removed when the place becomes free; what happened before is told by the orders. */
export interface Reservation {
  /** `<console_id>@<start_time>` */
  _id: string
  console_id: string
  start_time: Instant
  end_time: Instant
  order_id: string
  openid: string
  status: 'locked' | 'confirmed'
  /** a hold's end; null once confirmed */
  expire_at: Instant | null
}

export function placeId(console_id: string, start_time: Instant): string {
  return `${console_id}@${start_time}`
}

/** A stretch of hours on one console; one hour where an older version stored it. */
export type Stretch = Pick<Order, 'start_time'> & Partial<Pick<Order, 'hours'>>

/** The starts of the hours of a stretch. */
export function hoursOf({ start_time, hours = 1 }: Stretch): Instant[] {
  return Array.from({ length: hours }, (_, hour) => addHours(start_time, hour))
}

/** The ids of an order's places: one for each of its hours. */
export function placesOf(order: Stretch & Pick<Order, 'console_id'>): string[] {
  return hoursOf(order).map((start_time) => placeId(order.console_id, start_time))
}

/** Whether an order owns its places at `now`. */
export function ownsPlace(order: Pick<Order, 'status' | 'expire_at'>, now: Instant): boolean {
  return ownsPlaceIn(statusAt(order, now))
}

/** A hold lapses by the clock: whoever asks at `now` or later finds the place free. */
export function isLive(reservation: Pick<Reservation, 'expire_at'>, now: Instant): boolean {
  return reservation.expire_at === null || reservation.expire_at > now
}

/** The places of an order that owns them, as they are stored. A place of a hold ends when the hold does; a paid place has no end. */
export function ownedPlaces(order: Order): Reservation[] {
  const { _id: order_id, console_id, openid, status, expire_at } = order
  const isHold = isUnfinished(status)
  return hoursOf(order).map((start_time) => ({
    _id: placeId(console_id, start_time),
    console_id,
    start_time,
    end_time: addHours(start_time, 1),
    order_id,
    openid,
    status: isHold ? 'locked' : 'confirmed',
    expire_at: isHold ? expire_at : null,
  }))
}

/** The places an order owns in its stored state: all of its hours, or none. */
export function reservationsOf(order: Order): Reservation[] {
  return ownsPlaceIn(order.status) ? ownedPlaces(order) : []
}
