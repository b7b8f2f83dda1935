import { toOrderView } from '../../core/views/view'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { notifyPlayer } from '../_shell/notify'
import { changeOrder } from '../_shell/stores/orders'
import { verify } from '../../core/order/verdict'

/** An admin approves, returns or rejects a payment proof. */
export const main = handle(
  'verify',
  asAdmin('operator', async ({ order_id, ...verdict }, call) => {
    const { admin, settings, now } = call
    const order = await changeOrder(call, order_id, (current) => verify(current, verdict, admin._id, settings, now))
    if (order.updated_at === now) await notifyPlayer(order, settings.message_templates.verdict)
    return { order: toOrderView(order, now, { admin: true, consoles: settings.consoles }) }
  }),
)
