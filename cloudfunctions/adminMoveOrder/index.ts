import { isUnfinished } from '../../core/order/status'
import { lastEntryView, toOrderView } from '../../core/views/view'
import { moveOrder } from '../_shell/booking/moving'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { notifyPlayer } from '../_shell/notify'

/** An admin gives an order other hours, with a reason that its player reads. */
export const main = handle(
  'adminMoveOrder',
  asAdmin('operator', async ({ reason, settlement, ...request }, call) => {
    const mover = { by: 'admin', openid: call.openid, reason, settlement } as const
    const { order, settings, isChanged } = await moveOrder(call, request, mover, () => true)
    // The message of an order that waits for payment would say that a proof was returned.
    if (isChanged && !(isUnfinished(order.status) && order.proofs.length === 0))
      await notifyPlayer(call, order, settings.message_templates.verdict)
    const done_before = isChanged ? null : lastEntryView(order, true)
    return { order: toOrderView(order, call.now, { admin: true, consoles: settings.consoles }), done_before }
  }),
)
