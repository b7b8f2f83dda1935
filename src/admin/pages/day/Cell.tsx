import { View } from '@tarojs/components'
import { memo } from 'react'
import type { DayCell } from '../../../../core/contract/contract'
import { clockText } from '../../../shared/texts'
import { playerName } from '../../shared/texts'
import { shortName, type TappedCell } from './day-grid'
import { texts } from './texts'
import './Cell.scss'

function wordOf({ status, closure_id, player_name, visit }: DayCell, isOver: boolean): string {
  const { status: words, stopped, over } = texts
  if (status === 'closed') return closure_id ? stopped : words.closed
  if (status === 'free') return isOver ? over : words.free
  return `${shortName(playerName(player_name))}\n${visit ? texts.visit[visit] : words[status]}`
}

interface Props extends TappedCell {
  isOver: boolean
  onTap: (tapped: TappedCell) => void
}

/** One console in one hour. */
export const Cell = memo(function Cell({ cell, console_name, start_time, isOver, onTap }: Props) {
  const word = wordOf(cell, isOver)
  const look = cell.closure_id ? 'stopped' : cell.visit === 'suggested' ? 'pending' : cell.status
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
