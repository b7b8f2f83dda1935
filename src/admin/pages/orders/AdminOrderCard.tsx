import { View } from '@tarojs/components'
import { memo } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { StatusTag } from '../../../shared/components/StatusTag'
import { texts } from '../../../texts'
import { adminTexts } from '../../texts'

interface Props {
  order: OrderView
  onOpen: (order: OrderView) => void
}

export const AdminOrderCard = memo(function AdminOrderCard({ order, onOpen }: Props) {
  const { player, console_name, amount, order_no, pay_code } = order
  return (
    <View className="card" hoverClass="pressed" ariaRole="button" onClick={() => onOpen(order)}>
      <View className="row">
        <View className="title">{adminTexts.player(player?.name)}</View>
        <StatusTag order={order} />
      </View>
      <View>{`${texts.when(order)} · ${console_name}`}</View>
      <View className="soft">
        {`${adminTexts.money(amount)} · ${adminTexts.review.payCode} ${pay_code} · ${order_no}`}
      </View>
    </View>
  )
})
