import { toOrderView } from '../../core/views/view'
import { bookVisit } from '../_shell/booking/counter'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'

/** An admin books for a guest. */
export const main = handle(
  'adminBook',
  asAdmin('operator', async (request, call) => {
    const order = await bookVisit(call, request)
    return { order: toOrderView(order, call.now, { admin: true, consoles: call.settings.consoles }) }
  }),
)
