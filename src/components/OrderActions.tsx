import { View } from '@tarojs/components'
import type { OrderView } from '../../core/contract'
import { isUnfinished } from '../../core/status'
import { texts } from '../texts'
import { ActionButton } from './ActionButton'

interface Props {
  order: OrderView
  pay: () => void
  bookAgain: () => void
  cancel: (order: OrderView) => void
  cancelling: boolean
  remember: (order: OrderView) => void
  remembering: boolean
}

/** What can be done next with an order, the likeliest first. */
export const OrderActions = ({ order, pay, bookAgain, cancel, cancelling, remember, remembering }: Props) => (
  <View className="acts">
    {order.status === 'pending' && (
      <ActionButton kind="main" onTap={pay}>
        {order.reason ? texts.orders.reupload : texts.orders.pay}
      </ActionButton>
    )}
    {order.status === 'paid' && (
      <ActionButton kind="main" busy={remembering} onTap={() => remember(order)}>
        {texts.order.calendar}
      </ActionButton>
    )}
    {!isUnfinished(order.status) && order.status !== 'paid' && (
      <ActionButton kind="main" onTap={bookAgain}>
        {texts.order.again}
      </ActionButton>
    )}
    {(isUnfinished(order.status) || order.status === 'paid') && (
      <ActionButton openType="share">{texts.order.share}</ActionButton>
    )}
    {order.status === 'pending' && (
      <ActionButton kind="quiet" busy={cancelling} onTap={() => cancel(order)}>
        {texts.pay.cancel}
      </ActionButton>
    )}
  </View>
)
