import { randomUUID } from 'node:crypto'
import { ownsPlace } from '../../core/day'
import { addHours } from '../../core/time'
import { toOrderView } from '../../core/view'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { ordersBetween } from '../_shell/orders'
import { changeSettings } from '../_shell/settings'

/** Takes hours out of the window. Orders that lie in them stay as they are and are listed, before and after. */
export const main = handle(
  'closeHours',
  asAdmin('operator', async ({ dry_run, ...hours }, call) => {
    const decide = (before: typeof call.settings) => ({
      ...before,
      closures: [...before.closures, { id: randomUUID(), ...hours }],
    })
    const { closures } = dry_run
      ? call.settings
      : await changeSettings(call, decide, { action: 'close_hours', reason: hours.reason })
    // read after the change: who was faster than the change is among them
    const orders = await ordersBetween(addHours(hours.from_time, -1), hours.to_time, hours.console_id)
    const affected = orders.filter((order) => order.end_time > hours.from_time && ownsPlace(order, call.now))
    return { affected: affected.map((order) => toOrderView(order, call.now, { admin: true })), closures }
  }),
)
