import { View } from '@tarojs/components'
import { memo } from 'react'
import { Slot } from './Slot'
import { dayId, type Day } from './slot-days'
import { texts } from './texts'
import './SlotGrid.scss'

interface Props {
  days: Day[]
  chosen: string | null
  onPick: (start_time: string) => void
}

/** The hours of three days, by day, four to a row. */
export const SlotGrid = memo(function SlotGrid({ days, chosen, onPick }: Props) {
  return (
    <View>
      {days.map(({ day, heading, cells }) => (
        <View key={day} id={dayId(day)}>
          <View className="slot-grid-day">{heading}</View>
          {cells.length === 0 ? (
            <View className="slot-grid-closed soft">{texts.closedDay}</View>
          ) : (
            <View className="slot-grid-hours">
              {cells.map((cell) => (
                <Slot key={cell.start_time} {...cell} isChosen={cell.start_time === chosen} onPick={onPick} />
              ))}
            </View>
          )}
        </View>
      ))}
    </View>
  )
})
