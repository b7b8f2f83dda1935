import { View } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { texts } from '../../texts'
import { ActionButton } from '../../shared/components/ActionButton'
import { Fact } from '../../shared/components/Fact'
import { StatusTag } from '../../shared/components/StatusTag'

export function OrderFacts({ order, onCopyNo }: { order: OrderView; onCopyNo: () => void }) {
  return (
    <View className="card">
      <View className="row wrap">
        <View className="title">{texts.when(order)}</View>
        <StatusTag order={order} />
      </View>
      {order.reason && (
        <View className="soft reason">
          {texts.order.reason} {order.reason}
        </View>
      )}
      <Fact name={texts.order.console}>{order.console_name}</Fact>
      <Fact name={texts.order.amount}>{texts.price(order.amount)}</Fact>
      <Fact name={texts.order.code}>{order.pay_code}</Fact>
      {order.note && <Fact name={texts.order.note}>{order.note}</Fact>}
      <View className="row wrap">
        <Fact name={texts.order.no}>
          <View className="number">{order.order_no}</View>
        </Fact>
        <ActionButton onTap={onCopyNo}>{texts.pay.copy}</ActionButton>
      </View>
    </View>
  )
}
