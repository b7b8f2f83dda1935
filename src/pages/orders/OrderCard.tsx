import { View } from '@tarojs/components'
import { memo } from 'react'
import type { OrderView } from '../../../core/contract/contract'
import { priceText, sharedTexts, slotText } from '../../shared/texts'
import { ActionButton } from '../../shared/controls/ActionButton'
import { StatusTag } from '../../shared/order/StatusTag'
import './OrderCard.scss'

interface Props {
  order: OrderView
  cancelling: boolean
  onOpen: (order_id: string) => void
  onPay: (order_id: string) => void
  onCancel: (order: OrderView) => void
}

/** One order in the list, with the one thing that can be done next. */
export const OrderCard = memo(function OrderCard({ order, cancelling, onOpen, onPay, onCancel }: Props) {
  return (
    <View className="card">
      <View className="order-card-opens" hoverClass="pressed" ariaRole="button" onClick={() => onOpen(order.id)}>
        <View className="row wrap">
          <View className="title">{slotText(order)}</View>
          <StatusTag order={order} />
        </View>
        <View className="row soft">
          <View>{order.console_name}</View>
          <View>{priceText(order.amount)}</View>
        </View>
      </View>
      {order.status === 'pending' && (
        <View className="order-card-actions row">
          <ActionButton kind="quiet" busy={cancelling} onTap={() => onCancel(order)}>
            {sharedTexts.cancel}
          </ActionButton>
          <ActionButton kind="main" onTap={() => onPay(order.id)}>
            {order.reason ? sharedTexts.reupload : sharedTexts.pay}
          </ActionButton>
        </View>
      )}
    </View>
  )
})
