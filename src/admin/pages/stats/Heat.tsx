import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { week } from '../../shared/week'
import { hourText, weekdayName } from '../../shared/texts'
import { shade } from './figures'
import { texts } from './texts'
import './Heat.scss'

interface Props {
  heat: Stats['heat']
  /** the count of the busiest hour */
  most: number
}

/** Booked hours by weekday and hour: 168 cells of one node each, with short names, because every cell travels to the view. */
export function Heat({ heat, most }: Props) {
  const hoursOf = (day: number) => heat[day] ?? []
  const sumOf = (day: number) => hoursOf(day).reduce((sum, count) => sum + count, 0)
  return (
    <View className="heat">
      {week.map((day) => (
        <View key={day} className="heat-row" ariaRole="img" ariaLabel={texts.heatRow(weekdayName(day), sumOf(day))}>
          <View className="heat-day">{weekdayName(day)}</View>
          {hoursOf(day).map((count, at) => (
            <View key={at} className={`heat-${shade(count, most)}`} />
          ))}
        </View>
      ))}
      <View className="heat-hours">
        {[0, 6, 12, 18, 24].map((at) => (
          <View key={at}>{hourText(at)}</View>
        ))}
      </View>
    </View>
  )
}
