import { View } from '@tarojs/components'
import { hoursToShow, isOver, type Board, type TappedCell } from './day-grid'
import { clockText } from '../../../shared/texts'
import { Cell } from './Cell'
import './DayGrid.scss'

interface Props {
  board: Board
  /** the first console shown, and how many */
  from: number
  count: number
  onTap: (tapped: TappedCell) => void
}

/** Hours down, a few consoles across. */
export function DayGrid({ board, from, count, onTap }: Props) {
  const shown = board.consoles.slice(from, from + count)
  return (
    <View className="day-grid">
      <View className="day-grid-line">
        <View className="day-grid-hour" />
        {shown.map(({ id, name }) => (
          <View key={id} className="day-grid-console">
            {name}
          </View>
        ))}
      </View>
      {hoursToShow(board, from, count).map(({ start_time, cells }) => (
        <View key={start_time} className="day-grid-line">
          <View className="day-grid-hour">{clockText(start_time)}</View>
          {cells.map((cell, at) => (
            <Cell
              key={cell.console_id}
              cell={cell}
              console_name={shown[at]?.name ?? ''}
              start_time={start_time}
              isOver={isOver(start_time, board.nowMs)}
              onTap={onTap}
            />
          ))}
        </View>
      ))}
    </View>
  )
}
