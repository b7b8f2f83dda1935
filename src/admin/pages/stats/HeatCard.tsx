import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { weekdayName } from '../../shared/texts'
import { busiest } from './figures'
import { Heat } from './Heat'
import { texts } from './texts'

export function HeatCard({ heat }: Pick<Stats, 'heat'>) {
  const { weekday, hour, count } = busiest(heat)
  return (
    <View className="card">
      <View className="title">{texts.heat}</View>
      <Heat heat={heat} most={count} />
      <View className="soft">{texts.heatHint(weekdayName(weekday), hour, count)}</View>
    </View>
  )
}
