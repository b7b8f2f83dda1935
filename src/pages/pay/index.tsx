import { isUnfinished } from '../../../core/order/status'
import { AlertBanner } from '../../shared/components/AlertBanner'
import { EmptyState } from '../../shared/components/EmptyState'
import { FooterHint } from '../../shared/components/FooterHint'
import { NoOrder } from '../../shared/components/NoOrder'
import { PayForm } from './PayForm'
import { PayResult } from './PayResult'
import { Screen } from '../../shared/components/Screen'
import { usePay } from './usePay'
import { texts } from './texts'

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
        <EmptyState title={texts.over} hint={texts.overHint} action={texts.again} onAction={bookAgain} />
      </Screen>
    )
  return (
    <Screen>
      {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      {order.status !== 'pending' && <PayResult order={order} onShow={showOrder} />}
      {isUnfinished(order.status) && <PayForm order={order} onEnd={end} {...form} />}
      <FooterHint />
    </Screen>
  )
}
