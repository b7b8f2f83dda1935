import { lastEntryView, toOrderView } from '../../core/views/view'
import { moveOrder } from '../_shell/booking/moving'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { sendMessages } from '../_shell/messages/sending'

/** An admin gives an order other hours, with a reason that its player reads. */
export const main = handle(
  'adminMoveOrder',
  asAdmin('operator', async ({ reason, settlement, ...request }, call) => {
    const mover = { by: 'admin', openid: call.openid, reason, settlement } as const
    const { order, settings, isChanged, messages } = await moveOrder(call, request, mover, () => true)
    await sendMessages(call, messages, order, settings)
    const done_before = isChanged ? null : lastEntryView(order, true)
    return { order: toOrderView(order, call.now, { admin: true, consoles: settings.consoles }), done_before }
  }),
)
