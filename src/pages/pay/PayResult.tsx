import { View } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { texts } from '../../texts'
import { ActionButton } from '../../shared/components/ActionButton'

/** How it stands with a payment that is not waited for any more. */
export function PayResult({ order, onShow }: { order: OrderView; onShow: () => void }) {
  return (
    <View className="card result" ariaLive="polite">
      <View className="headline">{order.status === 'proof_submitted' ? texts.pay.submitted : texts.status(order)}</View>
      <View className="soft">
        {order.status === 'proof_submitted' && (order.review_by ?? order.expire_at)
          ? texts.pay.submittedHint(order.review_by ?? order.expire_at ?? '')
          : order.reason}
      </View>
      <View className="soft">{texts.when(order)}</View>
      <ActionButton onTap={onShow}>{texts.pay.toOrder}</ActionButton>
    </View>
  )
}
