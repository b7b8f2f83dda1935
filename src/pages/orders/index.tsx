import { View } from '@tarojs/components'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { EmptyState } from '../../shared/screen/EmptyState'
import { FilterChips } from '../../shared/order/FilterChips'
import { LoadState } from '../../shared/screen/LoadState'
import { OrderCard } from './OrderCard'
import { Screen } from '../../shared/screen/Screen'
import { useCancel } from '../../shared/order/useCancel'
import { useOrders } from './useOrders'
import { usePages } from '../../shared/usePages'
import { texts } from './texts'
import { sharedTexts } from '../../shared/texts'

export default function OrdersPage() {
  const { orders, hasMore, fault, filter, toggle, refresh } = useOrders()
  const { toOrder, toPay, toSlots } = usePages()
  const [cancel, cancelling] = useCancel(refresh)
  const cards = orders?.map((order) => (
    <OrderCard key={order.id} order={order} cancelling={cancelling} onOpen={toOrder} onPay={toPay} onCancel={cancel} />
  ))
  const none = filter.length > 0 ? texts.emptyFiltered : texts.empty
  return (
    <Screen tabbed>
      <FilterChips chosen={filter} onToggle={toggle} />
      {orders && fault && <AlertBanner kind="danger">{fault}</AlertBanner>}
      {!orders && <LoadState fault={fault} onRetry={refresh} />}
      {cards?.length === 0 && (
        <EmptyState title={none} hint={texts.emptyHint} action={sharedTexts.book} onAction={toSlots} />
      )}
      {/* A parent of its own, so that a page more does not send the whole list again. */}
      <View>{cards}</View>
      {cards && cards.length > 0 && <View className="hint soft">{hasMore ? sharedTexts.more : sharedTexts.end}</View>}
    </Screen>
  )
}
