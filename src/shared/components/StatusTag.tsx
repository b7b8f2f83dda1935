import { Text } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { texts } from '../../texts'

export function StatusTag({ order }: { order: Pick<OrderView, 'status' | 'reason'> }) {
  return <Text className={`tag ${order.status}`}>{texts.status(order)}</Text>
}
