import { markRefunded } from '../../core/order/moves'
import { lastEntryView, toOrderView } from '../../core/views/view'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { sendMessages } from '../_shell/messages/sending'
import { changeOrder } from '../_shell/stores/orders'

/** An admin has paid back what the shop owed for an order. */
export const main = handle(
  'markRefunded',
  asAdmin('operator', async ({ order_id, note = '', ...refund }, call) => {
    const { openid, settings, now } = call
    const { order, isChanged, messages } = await changeOrder(call, order_id, (current) =>
      markRefunded(current, { ...refund, note, admin: openid }, now),
    )
    await sendMessages(call, messages, order, settings)
    const done_before = isChanged ? null : lastEntryView(order, true)
    return { order: toOrderView(order, now, { admin: true, consoles: settings.consoles }), done_before }
  }),
)
