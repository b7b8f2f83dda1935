import { View } from '@tarojs/components'
import { memo } from 'react'
import { usePages } from '../usePages'
import { dayId, type Day } from './slot-days'
import { slotTexts } from './texts'
import './DayStrip.scss'

/** The days that can be booked; a tap leads to the hours of one. It stays in sight while they scroll. */
export const DayStrip = memo(function DayStrip({ days }: { days: Day[] }) {
  const { toPart } = usePages()
  return (
    <View className="day-strip" ariaLabel={slotTexts.days}>
      {days.map(({ day, name }) => (
        <View
          key={day}
          className="day-strip-day"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => toPart(dayId(day))}
        >
          {name}
        </View>
      ))}
    </View>
  )
})
