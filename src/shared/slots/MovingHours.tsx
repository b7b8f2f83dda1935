import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { hoursOf } from '../../../core/order/place'
import { EmptyState } from '../screen/EmptyState'
import { slotText } from '../texts'
import { BookingBar } from './BookingBar'
import { DayStrip } from './DayStrip'
import { SlotGrid } from './SlotGrid'
import { slotTexts } from './texts'
import type { MovingBoard, Targets } from './useTargets'

type Props = Pick<Targets, 'days' | 'target' | 'console_id' | 'pick' | 'pickConsole'> & {
  board: MovingBoard
  /** what the difference of the price means to whoever moves */
  rule: string
  disabled: boolean
  busy: boolean
  onMove: () => void
}

const none: string[] = []

/** The hours of the window for an order that moves: a tap is the new start, the bar says all of it. */
export function MovingHours({ board, rule, disabled, busy, onMove, ...targets }: Props) {
  const { days, target, console_id, pick, pickConsole } = targets
  const { order, consoles } = board
  const chosen = useMemo(() => (target ? hoursOf(target) : none), [target])
  return (
    <View>
      <View className="hint soft">{slotTexts.from(slotText(order), order.console_name)}</View>
      {days.length > 1 && <DayStrip days={days} />}
      {days.length === 0 && <EmptyState title={slotTexts.nowhere} hint={slotTexts.nowhereHint} />}
      <SlotGrid days={days} chosen={chosen} far={none} onPick={pick} />
      <View className="under-bar" />
      <BookingBar
        choice={target ? slotTexts.chosen(target, order.amount + target.difference) : ''}
        rule={rule}
        action={slotTexts.move}
        busy={busy}
        disabled={disabled}
        onBook={onMove}
        consoles={consoles}
        free={target?.consoles ?? none}
        console_id={console_id}
        onConsole={pickConsole}
      />
    </View>
  )
}
