import { View } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { ownsPlaceIn } from '../../../core/order/status'
import { texts } from '../../texts'
import { refusals } from '../../texts.refusals'
import { ActionButton } from '../../shared/components/ActionButton'
import { PermissionHint } from './PermissionHint'

interface Props {
  order: OrderView
  pay: () => void
  bookAgain: () => void
  cancel: (order: OrderView) => void
  cancelling: boolean
  calendar: {
    remember: (order: OrderView) => void
    remembering: boolean
    /** forbidden once: WeChat does not ask again */
    isForbidden: boolean
    permitted: () => void
  }
}

/** What can be done next with an order, the likeliest first. */
export function OrderActions({ order, pay, bookAgain, cancel, cancelling, calendar }: Props) {
  return (
    <View className="acts">
      {order.status === 'pending' && (
        <ActionButton kind="main" onTap={pay}>
          {order.reason ? texts.orders.reupload : texts.orders.pay}
        </ActionButton>
      )}
      {order.status === 'paid' && (
        <ActionButton kind="main" busy={calendar.remembering} onTap={() => calendar.remember(order)}>
          {texts.order.calendar}
        </ActionButton>
      )}
      {order.status === 'paid' && calendar.isForbidden && (
        <PermissionHint onOpened={calendar.permitted}>{refusals.calendar.denied}</PermissionHint>
      )}
      {!ownsPlaceIn(order.status) && (
        <ActionButton kind="main" onTap={bookAgain}>
          {texts.order.again}
        </ActionButton>
      )}
      {ownsPlaceIn(order.status) && <ActionButton openType="share">{texts.order.share}</ActionButton>}
      {order.status === 'pending' && (
        <ActionButton kind="quiet" busy={cancelling} onTap={() => cancel(order)}>
          {texts.pay.cancel}
        </ActionButton>
      )}
    </View>
  )
}
