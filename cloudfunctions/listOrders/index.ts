import { toOrderView } from '../../core/views/view'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { listOrders } from '../_shell/stores/orders'

/** The caller's own orders, newest first. */
export const main = handle(
  'listOrders',
  asPlayer(async (query, { openid, now }) => {
    const { orders, next_cursor, settings } = await listOrders({ where: { openid }, ...query }, now)
    return { orders: orders.map((order) => toOrderView(order, now, { consoles: settings.consoles })), next_cursor }
  }),
)
