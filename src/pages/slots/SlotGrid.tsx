import { View } from '@tarojs/components'
import { memo } from 'react'
import type { Cell, Day } from './slot-days'

type CellProps = Cell & { isChosen: boolean; onPick: (start_time: string) => void }

const SlotCell = memo(function SlotCell({ start_time, hour, word, look, isChosen, onPick }: CellProps) {
  const name = isChosen ? `slot ${look} on` : `slot ${look}`
  const open = look === 'free' || look === 'mine'
  const tap = open ? { hoverClass: 'pressed', ariaRole: 'button', onClick: () => onPick(start_time) } : undefined
  return (
    <View className={name} {...tap}>
      {hour}
      <View className="w">{word}</View>
    </View>
  )
})

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
        <View key={day}>
          <View className="day">{heading}</View>
          <View className="slots">
            {cells.map((cell) => (
              <SlotCell key={cell.start_time} {...cell} isChosen={cell.start_time === chosen} onPick={onPick} />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
})
