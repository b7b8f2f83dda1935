import type { OrderView } from '../../../../core/contract/contract'
import { keptOf, waysToPay, type Fen } from '../../../../core/money'
import { toast } from '../../../services/app/dialogs'
import { call } from '../../../services/cloud/call'
import { priceText } from '../../../shared/texts'
import { chooseOne } from '../../services/sheets'
import { askReason } from '../../shared/reasons'
import { useAdminTask } from '../../shared/useAdminTask'
import { texts } from './texts'

/** Whether what came in is to be paid back; undefined where nothing came in, null when it is given up. */
async function askWhetherToRefund({ status, money = [] }: OrderView): Promise<boolean | undefined | null> {
  const amount = keptOf(money)
  if (status !== 'paid' || amount <= 0) return undefined
  const chosen = await chooseOne(texts.cancelRefundChoices, texts.cancelRefundTitle(priceText(amount)))
  return chosen === null ? null : chosen === 0
}

async function askHow(amount: Fen) {
  const chosen = await chooseOne(texts.refundWays, texts.refundTitle(priceText(amount)))
  return chosen === null ? undefined : waysToPay[chosen]
}

/** Ending an order, with what came in for it, and writing down that it was paid back. */
export function useEnding(order: OrderView | undefined, refresh: () => void) {
  const [cancel, cancelling] = useAdminTask(async () => {
    const { cancelTitle, cancelReasons, cancelled } = texts
    const reason = await askReason(cancelTitle, cancelReasons)
    if (reason === null || !order) return
    const refund = await askWhetherToRefund(order)
    if (refund === null) return
    await call('cancelOrder', { order_id: order.id, reason, ...(refund !== undefined && { refund }) })
    toast(cancelled)
    refresh()
  }, refresh)

  const [markRefunded, refunding] = useAdminTask(async () => {
    if (!order?.owed) return
    const { id: order_id, owed: amount } = order
    const how = await askHow(amount)
    if (how === undefined) return
    await call('markRefunded', { order_id, amount, how })
    toast(texts.refunded)
    refresh()
  }, refresh)
  return { cancel, cancelling, markRefunded, refunding }
}
