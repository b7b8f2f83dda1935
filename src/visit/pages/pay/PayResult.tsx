import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { texts } from './texts'
import { orderFields, priceText, sharedTexts, slotText, statusText } from '../../../shared/texts'
import { Fact } from '../../../shared/controls/Fact'
import { ActionButton } from '../../../shared/controls/ActionButton'

/** How it stands with a payment that is not waited for any more. */
export function PayResult({ order, onShow }: { order: OrderView; onShow: () => void }) {
  return (
    <View className="card" ariaLive="polite">
      <View className="headline">{order.status === 'proof_submitted' ? texts.submitted : statusText(order)}</View>
      <View className="soft">{order.status === 'proof_submitted' ? sharedTexts.reviewed(order) : order.reason}</View>
      <Fact name={slotText(order)}>{priceText(order.amount)}</Fact>
      <Fact name={orderFields.code}>{order.pay_code}</Fact>
      <ActionButton isWide onTap={onShow}>
        {texts.toOrder}
      </ActionButton>
    </View>
  )
}
