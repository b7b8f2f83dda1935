import { View } from '@tarojs/components'
import { isUnfinished } from '../../../../core/order/status'
import { AlertBanner } from '../../../shared/screen/AlertBanner'
import { EmptyState } from '../../../shared/screen/EmptyState'
import { FooterHint } from '../../../shared/screen/FooterHint'
import { NoOrder } from '../../../shared/order/NoOrder'
import { PayForm } from './PayForm'
import { PayResult } from './PayResult'
import { Screen } from '../../../shared/screen/Screen'
import { ChoiceRow } from '../../../shared/controls/ChoiceRow'
import { shopTexts } from '../../../shared/shop/texts'
import { usePages } from '../../../shared/usePages'
import { usePay } from './usePay'
import { texts } from './texts'

export default function PayPage() {
  const { toShop } = usePages()
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
      <View className="card">
        <ChoiceRow title={shopTexts.help} onTap={toShop} />
      </View>
      <FooterHint />
    </Screen>
  )
}
