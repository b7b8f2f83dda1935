import { DomainError, malformed } from '../../core/errors'
import { atLeast } from '../../core/shop/roles'
import { lastEntryView, toOrderView } from '../../core/views/view'
import { actingAs, asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { sendMessages } from '../_shell/messages/sending'
import { changeOrder } from '../_shell/stores/orders'
import { gather } from '../_shell/stores/gather'
import { adminCancel, cancel } from '../../core/order/moves'

/** A player lets go of a hold, or of a paid order where the shop allows it; an admin, with a reason, ends any order that is not over. */
export const main = handle(
  'cancelOrder',
  asPlayer(async ({ order_id, reason, refund }, call) => {
    const { order, admin, settings } = await gather({ order: order_id, admin: call.openid })
    if (order && order.openid === call.openid && reason === undefined) {
      const { order: own, isChanged } = await changeOrder(call, order_id, (current) =>
        cancel(current, call.now, settings.cancel_hours),
      )
      return { order: toOrderView(own, call.now), done_before: isChanged ? null : lastEntryView(own, false) }
    }
    if (!order || !admin || !atLeast(admin.role, 'operator')) throw new DomainError(4004)
    if (!reason) throw malformed('reason', '请写明原因')
    const decide = (current: typeof order) => adminCancel(current, { admin: admin._id, reason, refund }, call.now)
    const acting = actingAs(call, admin, settings, 'operator')
    const { order: cancelled, isChanged, messages } = await changeOrder(acting, order_id, decide)
    await sendMessages(call, messages, cancelled, settings)
    const done_before = isChanged ? null : lastEntryView(cancelled, true)
    return { order: toOrderView(cancelled, call.now, { admin: true }), done_before }
  }),
)
