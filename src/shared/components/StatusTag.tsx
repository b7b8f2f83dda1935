import { Text } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { texts } from '../../texts'

export const StatusTag = ({ order }: { order: Pick<OrderView, 'status' | 'reason'> }) => (
  <Text className={`tag ${order.status}`}>{texts.status(order)}</Text>
)
