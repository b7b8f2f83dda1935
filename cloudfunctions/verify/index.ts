import { lastEntryView, toOrderView } from '../../core/views/view'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { sendMessages } from '../_shell/messages/sending'
import { changeOrder } from '../_shell/stores/orders'
import { verify } from '../../core/order/verdict'

/** An admin approves, returns or rejects a payment proof. */
export const main = handle(
  'verify',
  asAdmin('operator', async ({ order_id, ...verdict }, call) => {
    const { admin, settings, now } = call
    const { order, isChanged, messages } = await changeOrder(call, order_id, (current) =>
      verify(current, verdict, admin._id, settings, now),
    )
    await sendMessages(call, messages, order, settings)
    const done_before = isChanged ? null : lastEntryView(order, true)
    return { order: toOrderView(order, now, { admin: true, consoles: settings.consoles }), done_before }
  }),
)
