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

export function placeOf(order: Order): string {
  return placeId(order.console_id, order.start_time)
}

/** Whether an order owns its place at `now`. */
export function ownsPlace(order: Pick<Order, 'status' | 'expire_at'>, now: Instant): boolean {
  return ownsPlaceIn(statusAt(order, now))
}

/** A hold lapses by the clock: whoever asks at `now` or later finds the place free. */
export function isLive(reservation: Pick<Reservation, 'expire_at'>, now: Instant): boolean {
  return reservation.expire_at === null || reservation.expire_at > now
}

/** The place of an order that owns one, as it is stored. The place of a hold ends when the hold does; a paid place has no end. */
export function ownedPlace({ _id: order_id, console_id, start_time, openid, status, expire_at }: Order): Reservation {
  const isHold = isUnfinished(status)
  return {
    _id: placeId(console_id, start_time),
    console_id,
    start_time,
    end_time: addHours(start_time, 1),
    order_id,
    openid,
    status: isHold ? 'locked' : 'confirmed',
    expire_at: isHold ? expire_at : null,
  }
}

/** The place an order owns in its stored state, or null when it owns none. */
export function reservationOf(order: Order): Reservation | null {
  return ownsPlaceIn(order.status) ? ownedPlace(order) : null
}
