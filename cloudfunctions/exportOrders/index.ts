import { csvHeading, csvLine } from '../../core/views/order-table'
import { addHours, startOfShopDay } from '../../core/time'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { listOrders } from '../_shell/stores/orders'

const LINES_A_PAGE = 500

/** The orders of a period, by the day of their slots, as CSV for a spreadsheet. */
export const main = handle(
  'exportOrders',
  asAdmin('viewer', async ({ from_day, to_day, cursor }, { now }) => {
    const start_time = { $gte: startOfShopDay(from_day), $lt: addHours(startOfShopDay(to_day), 24) }
    const page = await listOrders({ where: { start_time }, oldest_first: true, cursor, limit: LINES_A_PAGE }, now)
    const rows = page.orders.length
    const lines = page.orders.map((order) => csvLine(order, now, page.settings.consoles)).join('')
    return { csv: cursor === undefined ? csvHeading + lines : lines, rows, next_cursor: page.next_cursor }
  }),
)
