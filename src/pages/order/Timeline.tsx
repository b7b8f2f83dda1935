import { View } from '@tarojs/components'
import type { OrderView } from '../../../core/contract/contract'
import { happened, momentText } from '../../shared/texts'

/** What happened to an order and when, in words. */
export function Timeline({ history }: { history: NonNullable<OrderView['history']> }) {
  return (
    <View>
      {history.map(({ action, at, reason }) => (
        <View key={`${at}${action}`} className="event">
          <View>{happened[action]}</View>
          {reason && <View className="soft">{reason}</View>}
          <View className="soft">{momentText(at)}</View>
        </View>
      ))}
    </View>
  )
}
