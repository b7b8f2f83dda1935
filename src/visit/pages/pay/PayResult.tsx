import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { texts } from './texts'
import { slotText, statusText } from '../../../shared/texts'
import { ActionButton } from '../../../shared/controls/ActionButton'

/** How it stands with a payment that is not waited for any more. */
export function PayResult({ order, onShow }: { order: OrderView; onShow: () => void }) {
  return (
    <View className="card" ariaLive="polite">
      <View className="headline">{order.status === 'proof_submitted' ? texts.submitted : statusText(order)}</View>
      <View className="soft">
        {order.status === 'proof_submitted' && (order.review_by ?? order.expire_at)
          ? texts.submittedHint(order.review_by ?? order.expire_at ?? '')
          : order.reason}
      </View>
      <View className="soft">{slotText(order)}</View>
      <ActionButton isWide onTap={onShow}>
        {texts.toOrder}
      </ActionButton>
    </View>
  )
}
