import { randomUUID } from 'node:crypto'
import { isToCome } from '../../core/order/closing'
import type { Closure, Settings } from '../../core/shop/settings'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { affectedView, ordersBetween } from '../_shell/stores/orders'
import { changeSettings } from '../_shell/stores/settings'

type Hours = Omit<Closure, 'id'>

function sameHours(a: Hours, b: Hours): boolean {
  return (
    a.console_id === b.console_id && a.from_time === b.from_time && a.to_time === b.to_time && a.reason === b.reason
  )
}

/** Takes hours out of the window. Orders to come that lie in them stay as they are and are listed, before and after. Closing the same hours again changes nothing. */
export const main = handle(
  'closeHours',
  asAdmin('operator', async ({ dry_run, ...hours }, call) => {
    const isKnown = (closure: Closure) => sameHours(closure, hours)
    const decide = (before: Settings) =>
      before.closures.some(isKnown)
        ? before
        : { ...before, closures: [...before.closures, { id: randomUUID(), ...hours }] }
    const { closures } = dry_run
      ? call.settings
      : await changeSettings(call, decide, { action: 'close_hours', reason: hours.reason })
    // Read after the change, so that bookings which were faster than the change are among them.
    const orders = await ordersBetween(hours.from_time, hours.to_time, hours.console_id)
    const affected = orders.filter((order) => isToCome(order, call.now))
    return { ...affectedView(affected, call.settings, call.now), closures }
  }),
)
