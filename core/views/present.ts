import { statusAt, type Order } from '../order/order'
import type { Console } from '../shop/settings'
import { isUnfinished } from '../order/status'
import { shownName } from '../text'
import type { Instant } from '../time'

/** An order, and how its player is called now, where that was looked up. It is never stored: see the readers of orders. */
export type ReadOrder = Order & { present_name?: string }

/** Whether somebody still waits, pays or comes on an order. One that is over keeps the names under which it happened. */
function isLiving(order: Order, now: Instant): boolean {
  const status = statusAt(order, now)
  return isUnfinished(status) || (status === 'paid' && order.end_time > now)
}

/** How the player is called: on a living order as of now. */
export function playerNameOf(order: ReadOrder, now: Instant): string {
  return shownName((isLiving(order, now) && order.present_name) || order.player_name)
}

/** What stands on the console: on a living order as of now. */
export function consoleNameOf(order: Order, consoles: readonly Console[] | undefined, now: Instant): string {
  const present = isLiving(order, now) ? consoles?.find(({ id }) => id === order.console_id) : undefined
  return shownName(present?.name ?? order.console_name)
}
