import { View } from '@tarojs/components'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { NoOrder } from '../../shared/order/NoOrder'
import { OrderActions } from './OrderActions'
import { OrderFacts } from './OrderFacts'
import { ProofImages } from '../../shared/order/ProofImages'
import { Screen } from '../../shared/screen/Screen'
import { Timeline } from './Timeline'
import { useOrderPage } from './useOrderPage'
import { orderFields } from '../../shared/texts'

export default function OrderPage() {
  const { order, fault, isMissing, refresh, links, view, copyNo, ...actions } = useOrderPage()
  if (!order)
    return (
      <Screen>
        <NoOrder fault={fault} isMissing={isMissing} onRetry={refresh} />
      </Screen>
    )
  return (
    <Screen>
      {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      <OrderFacts order={order} onCopyNo={copyNo} />
      {links.length > 0 && <ProofImages links={links} onView={view} />}
      {order.history && (
        <View className="card">
          <View className="title">{orderFields.history}</View>
          <Timeline history={order.history} />
        </View>
      )}
      <OrderActions order={order} {...actions} />
    </Screen>
  )
}
