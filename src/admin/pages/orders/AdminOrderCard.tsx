import { View } from '@tarojs/components'
import { memo } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { StatusTag } from '../../../shared/order/StatusTag'
import { adminTexts, playerName } from '../../shared/texts'
import { momentText, priceText, slotText } from '../../../shared/texts'
import { texts } from './texts'

interface Props {
  order: OrderView
  onOpen: (order: OrderView) => void
}

export const AdminOrderCard = memo(function AdminOrderCard({ order, onOpen }: Props) {
  const { player, console_name, amount, order_no, pay_code, owed, money: lines = [], updated_at } = order
  const since = lines.find(({ kind }) => kind === 'refund_due')?.at ?? updated_at
  const money = owed ? texts.owed(priceText(owed), momentText(since)) : priceText(amount)
  return (
    <View className="card" hoverClass="pressed" ariaRole="button" onClick={() => onOpen(order)}>
      <View className="row">
        <View className="title">{playerName(player?.name)}</View>
        <StatusTag order={order} />
      </View>
      <View>{`${slotText(order)} · ${console_name}`}</View>
      <View className="soft">{`${money} · ${adminTexts.payCode} ${pay_code} · ${order_no}`}</View>
    </View>
  )
})
