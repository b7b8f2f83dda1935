import { bookingWindow, consolesInUse, listSlots } from '../../core/order/slot'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { gather } from '../_shell/stores/gather'

/** The hours that can be booked, with how many places are left in each. */
export const main = handle(
  'listSlots',
  asPlayer(async ({ from, hours }, { openid, now }) => {
    const { settings, reservations } = await gather({ reservations: bookingWindow(now) })
    const consoles = consolesInUse(settings)
    return { slots: listSlots(settings, reservations, openid, now, from, hours), consoles }
  }),
)
