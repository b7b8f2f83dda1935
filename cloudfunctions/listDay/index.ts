import { dayBoard } from '../../core/views/day'
import { addHours, startOfShopDay } from '../../core/time'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { ordersBetween } from '../_shell/stores/orders'

/** Who plays when and on which console. */
export const main = handle(
  'listDay',
  asAdmin('viewer', async ({ day }, { settings, now }) => {
    const from = startOfShopDay(day)
    return dayBoard(settings, await ordersBetween(from, addHours(from, 24)), day, now)
  }),
)
