import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { texts } from './texts'
import { orderFields, priceText, sharedTexts, slotText } from '../../../shared/texts'
import { ActionButton } from '../../../shared/controls/ActionButton'
import './Amount.scss'

/** What to transfer, and the remark by which the transfer is found. */
export function Amount({ order, onCopy }: { order: OrderView; onCopy: () => void }) {
  return (
    <View className="card">
      <View className="title">{texts.amountTitle}</View>
      <View className="soft">
        {slotText(order)} {order.console_name}
      </View>
      <View className="amount-sum">{priceText(order.amount)}</View>
      <View className="row">
        <View>
          <View className="soft">{orderFields.code}</View>
          <View className="amount-code" ariaLabel={texts.spelled(order.pay_code)}>
            {order.pay_code}
          </View>
        </View>
        <ActionButton onTap={onCopy}>{sharedTexts.copy}</ActionButton>
      </View>
      <View className="soft">{order.amount === 0 ? texts.free : texts.codeHint}</View>
    </View>
  )
}
