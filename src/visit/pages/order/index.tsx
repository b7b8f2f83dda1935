import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { AlertBanner } from '../../../shared/screen/AlertBanner'
import { NoOrder } from '../../../shared/order/NoOrder'
import { OrderActions } from './OrderActions'
import { OrderFacts } from './OrderFacts'
import { OrderState } from './OrderState'
import { ProofImages } from '../../../shared/order/ProofImages'
import { Screen } from '../../../shared/screen/Screen'
import { ShopCard } from '../../../shared/shop/ShopCard'
import { VisitCode } from './VisitCode'
import { Timeline } from '../../../shared/order/Timeline'
import { useOrderPage } from './useOrderPage'
import { happened, isBad, momentText, movedText, orderFields } from '../../../shared/texts'

type Entry = NonNullable<OrderView['history']>[number]

function eventOf({ action, at, reason, moved_from }: Entry) {
  const lines = [movedText(moved_from), reason, momentText(at)]
  return { key: `${at}${action}`, title: happened[action], isBad: isBad(action), lines }
}

export default function OrderPage() {
  const { order, fault, isMissing, refresh, links, view, copyNo, hasCode, ...actions } = useOrderPage()
  if (!order)
    return (
      <Screen>
        <NoOrder fault={fault} isMissing={isMissing} onRetry={refresh} />
      </Screen>
    )
  return (
    <Screen>
      {fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      <OrderState order={order} onEnd={refresh} />
      {hasCode && <VisitCode order_no={order.order_no} />}
      <OrderFacts order={order} onCopyNo={copyNo} />
      <OrderActions order={order} {...actions} />
      <ShopCard />
      {links.length > 0 && <ProofImages links={links} onView={view} />}
      {order.history && (
        <View className="card">
          <View className="title">{orderFields.history}</View>
          <Timeline events={order.history.map(eventOf)} />
        </View>
      )}
    </Screen>
  )
}
