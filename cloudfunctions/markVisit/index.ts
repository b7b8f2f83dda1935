import { DomainError, malformed } from '../../core/errors'
import { markVisit } from '../../core/order/arrival'
import { lastEntryView, toOrderView } from '../../core/views/view'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { documents } from '../_shell/platform/database'
import { changeOrder } from '../_shell/stores/orders'

/** The id of the order with this number, which the player's phone shows as a picture. */
async function idOf(order_no: string): Promise<string> {
  const [order] = await documents.find('orders', { order_no }, { limit: 1 })
  if (!order) throw new DomainError(4004, '没有这个订单号')
  return order._id
}

/** An admin says whether a guest came. */
export const main = handle(
  'markVisit',
  asAdmin('operator', async ({ order_id, order_no, outcome }, call) => {
    if ((order_id === undefined) === (order_no === undefined))
      throw malformed('order_id', '请给出订单或订单号，其中一个')
    const { openid, settings, now } = call
    const { order, isChanged } = await changeOrder(call, order_id ?? (await idOf(String(order_no))), (current) =>
      markVisit(current, outcome, openid, settings, now),
    )
    const done_before = isChanged ? null : lastEntryView(order, true)
    return { order: toOrderView(order, now, { admin: true, consoles: settings.consoles }), done_before }
  }),
)
