import { View } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { texts } from '../../texts'
import { ActionButton } from '../../shared/components/ActionButton'

/** What to transfer, and the remark by which the transfer is found. */
export function Amount({ order, onCopy }: { order: OrderView; onCopy: () => void }) {
  return (
    <View className="card">
      <View className="title">{texts.pay.amountTitle}</View>
      <View className="soft">
        {texts.when(order)} {order.console_name}
      </View>
      <View className="sum">{texts.price(order.amount)}</View>
      <View className="row">
        <View>
          <View className="soft">{texts.pay.code}</View>
          <View className="code" ariaLabel={texts.pay.spelled(order.pay_code)}>
            {order.pay_code}
          </View>
        </View>
        <ActionButton onTap={onCopy}>{texts.pay.copy}</ActionButton>
      </View>
      <View className="soft">{order.amount === 0 ? texts.pay.free : texts.pay.codeHint}</View>
    </View>
  )
}
