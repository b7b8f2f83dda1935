import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { orderFields, priceText, sharedTexts, slotText } from '../../../shared/texts'
import { texts } from './texts'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { Fact } from '../../../shared/controls/Fact'

export function OrderFacts({ order, onCopyNo }: { order: OrderView; onCopyNo: () => void }) {
  return (
    <View className="card">
      <View className="title">{slotText(order)}</View>
      <Fact name={orderFields.console}>{order.console_name}</Fact>
      <Fact name={orderFields.amount}>{priceText(order.amount)}</Fact>
      {order.owed && <Fact name={texts.owed}>{priceText(order.owed)}</Fact>}
      <Fact name={orderFields.code}>{order.pay_code}</Fact>
      {order.note && <Fact name={orderFields.note}>{order.note}</Fact>}
      <View className="row wrap">
        <Fact name={orderFields.no}>
          <View className="number">{order.order_no}</View>
        </Fact>
        <ActionButton onTap={onCopyNo}>{sharedTexts.copy}</ActionButton>
      </View>
    </View>
  )
}
