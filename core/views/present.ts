import { statusAt, type Order } from '../order/order'
import type { Console } from '../shop/settings'
import { isUnfinished } from '../order/status'
import { shownName } from '../text'
import type { Instant } from '../time'

/** An order, and how its player is called now, where that was looked up. It is never stored: see the readers of orders. */
export type ReadOrder = Order & { present_name?: string }

/** Whether somebody still has to wait, pay or come for an order. One that is over keeps the names it had then. */
function isLiving(order: Order, now: Instant): boolean {
  const status = statusAt(order, now)
  return isUnfinished(status) || (status === 'paid' && order.end_time > now)
}

/** How the player is called: the name of now while the order is not over, the name of then afterwards. */
export function playerNameOf(order: ReadOrder, now: Instant): string {
  return shownName((isLiving(order, now) && order.present_name) || order.player_name)
}

/** How the console is called: the name of now while the order is not over, the name of then afterwards. */
export function consoleNameOf(order: Order, consoles: readonly Console[] | undefined, now: Instant): string {
  const present = isLiving(order, now) ? consoles?.find(({ id }) => id === order.console_id) : undefined
  return shownName(present?.name ?? order.console_name)
}
