import { AlertBanner } from '../../components/AlertBanner'
import { EmptyState } from '../../components/EmptyState'
import { FooterHint } from '../../components/FooterHint'
import { NoOrder } from '../../components/NoOrder'
import { PayForm } from '../../components/PayForm'
import { PayResult } from '../../components/PayResult'
import { Screen } from '../../components/Screen'
import { usePay } from '../../hooks/usePay'
import { texts } from '../../texts'

export default function PayPage() {
  const { order, fault, isMissing, refresh, over, end, bookAgain, showOrder, ...form } = usePay()
  if (!order)
    return (
      <Screen>
        <NoOrder fault={fault} isMissing={isMissing} onRetry={refresh} />
      </Screen>
    )
  if (over)
    return (
      <Screen>
        <EmptyState title={texts.pay.over} hint={texts.pay.overHint} action={texts.pay.again} onAction={bookAgain} />
      </Screen>
    )
  return (
    <Screen>
      {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      {order.status !== 'pending' && <PayResult order={order} onShow={showOrder} />}
      {(order.status === 'pending' || order.status === 'proof_submitted') && (
        <PayForm order={order} onEnd={end} {...form} />
      )}
      <FooterHint />
    </Screen>
  )
}
