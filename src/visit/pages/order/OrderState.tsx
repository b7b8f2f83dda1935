import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { Countdown } from '../../../shared/order/Countdown'
import { orderFields, statusText } from '../../../shared/texts'
import { texts } from './texts'
import './OrderState.scss'

/** How it stands with an order, what comes next and until when. */
export function OrderState({ order, onEnd }: { order: OrderView; onEnd: () => void }) {
  const { status, reason, expire_at } = order
  return (
    <View className={`card order-state ${status}`} ariaLive="polite">
      <View className="row wrap">
        <View className="order-state-word">{statusText(order)}</View>
        {status === 'pending' && expire_at && <Countdown until={expire_at} onEnd={onEnd} />}
      </View>
      <View>{texts.next[status](order)}</View>
      {reason && (
        <View className="soft">
          {orderFields.reason} {reason}
        </View>
      )}
    </View>
  )
}
