import { View } from '@tarojs/components'
import { memo } from 'react'
import { Slot, type Standing } from './Slot'
import { dayId, type Day } from './slot-days'
import { slotTexts } from './texts'
import './SlotGrid.scss'

interface Props {
  days: Day[]
  /** the hours that are chosen, and those that cannot be reached from them */
  chosen: string[]
  far: string[]
  onPick: (start_time: string) => void
}

/** The hours of three days, by day, four to a row. */
export const SlotGrid = memo(function SlotGrid({ days, chosen, far, onPick }: Props) {
  const standingOf = (time: string): Standing => (chosen.includes(time) ? 'on' : far.includes(time) ? 'far' : '')
  return (
    <View>
      {days.map(({ day, heading, cells }) => (
        <View key={day} id={dayId(day)} ariaRole="group" ariaLabel={heading}>
          <View className="slot-grid-day">{heading}</View>
          {cells.length === 0 ? (
            <View className="slot-grid-closed soft">{slotTexts.closedDay}</View>
          ) : (
            <View className="slot-grid-hours">
              {cells.map((cell) => (
                <Slot key={cell.start_time} {...cell} standing={standingOf(cell.start_time)} onPick={onPick} />
              ))}
            </View>
          )}
        </View>
      ))}
    </View>
  )
})
