import { View } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { usePages } from '../../shared/usePages'
import { texts } from './texts'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { Countdown } from '../../shared/order/Countdown'

/** Leads to the order that is not finished yet. */
export function PendingBanner({ order, onEnd }: { order: OrderView; onEnd: () => void }) {
  const { toPay } = usePages()
  const waits = order.status === 'proof_submitted'
  return (
    <AlertBanner kind={waits ? 'info' : 'warn'} onTap={() => toPay(order.id)}>
      <View>{waits ? texts.submitted : order.reason ? texts.returned : texts.pending}</View>
      {!waits && order.expire_at && <Countdown until={order.expire_at} onEnd={onEnd} />}
    </AlertBanner>
  )
}
