import { Text } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { statusText } from '../texts'
import './StatusTag.scss'

export function StatusTag({ order }: { order: Pick<OrderView, 'status' | 'reason'> }) {
  return <Text className={`status-tag ${order.status}`}>{statusText(order)}</Text>
}
