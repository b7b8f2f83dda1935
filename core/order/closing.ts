import type { Order } from './order'
import { openConsoles } from './slot'
import type { Settings } from '../shop/settings'
import type { Instant } from '../time'
import { hoursOf, ownsPlace } from './place'

/** Whether somebody is still to come, or to go on playing, on an order. */
export function isToCome(order: Order, now: Instant): boolean {
  return ownsPlace(order, now) && order.end_time > now
}

/** Whether the shop is open in every hour of an order, on its console. */
export function isInOpenHours(settings: Settings, order: Order): boolean {
  return hoursOf(order).every((start_time) =>
    openConsoles(settings, start_time).some(({ id }) => id === order.console_id),
  )
}

/** The orders to come that lie in open hours under `before` and in closed ones under `after`. */
export function ordersThatLoseTheirHour(before: Settings, after: Settings, orders: Order[], now: Instant): Order[] {
  return orders.filter((order) => isToCome(order, now) && isInOpenHours(before, order) && !isInOpenHours(after, order))
}
