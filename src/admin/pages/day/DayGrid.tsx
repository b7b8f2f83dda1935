import { View } from '@tarojs/components'
import { memo } from 'react'
import type { DayCell } from '../../../../core/contract/contract'
import { hoursToShow, isOver, shortName, type Board, type TappedCell } from './day-grid'
import { texts } from './texts'
import { playerName } from '../../shared/texts'
import { clockText } from '../../../shared/texts'

function wordOf({ status, closure_id, player_name }: DayCell, isOver: boolean): string {
  const { status: words, stopped, over } = texts
  if (status === 'closed') return closure_id ? stopped : words.closed
  if (status === 'free') return isOver ? over : words.free
  return `${shortName(playerName(player_name))}\n${words[status]}`
}

interface CellProps extends TappedCell {
  isOver: boolean
  onTap: (tapped: TappedCell) => void
}

const Cell = memo(function Cell({ cell, console_name, start_time, isOver, onTap }: CellProps) {
  const word = wordOf(cell, isOver)
  const look = cell.closure_id ? 'stopped' : cell.status
  return (
    <View
      className={isOver ? `cell ${look} over` : `cell ${look}`}
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={texts.cell(console_name, clockText(start_time), word)}
      onClick={() => onTap({ cell, console_name, start_time })}
    >
      {word}
    </View>
  )
})

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
    <View className="board">
      <View className="line-of">
        <View className="at" />
        {shown.map(({ id, name }) => (
          <View key={id} className="console">
            {name}
          </View>
        ))}
      </View>
      {hoursToShow(board, from, count).map(({ start_time, cells }) => (
        <View key={start_time} className="line-of">
          <View className="at">{clockText(start_time)}</View>
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
