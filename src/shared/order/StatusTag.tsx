import { Text } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { statusText } from '../texts'

export function StatusTag({ order }: { order: Pick<OrderView, 'status' | 'reason'> }) {
  return <Text className={`tag ${order.status}`}>{statusText(order)}</Text>
}
