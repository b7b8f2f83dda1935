import type { SlotView } from '../../../core/contract/contract'
import { shopDay } from '../../../core/time'
import { texts } from './texts'
import { clockText } from '../../shared/texts'

/** One hour as it is drawn: short names, because every cell travels to the view. */
export interface Cell {
  start_time: string
  hour: string
  word: string
  look: 'free' | 'taken' | 'mine' | 'closed'
}

export interface Day {
  day: string
  heading: string
  cells: Cell[]
}

function look(slot: SlotView): Cell['look'] {
  if (slot.mine) return 'mine'
  if (slot.closed) return 'closed'
  return slot.available ? 'free' : 'taken'
}

function cellOf(slot: SlotView): Cell {
  const kind = look(slot)
  const word = kind === 'free' ? texts.free(slot.remaining, slot.capacity) : texts[kind]
  return { start_time: slot.start_time, hour: clockText(slot.start_time), word, look: kind }
}

/** Slots by the shop's calendar day: WeChat wants few children under one parent, and people think in days. */
export function slotDays(slots: SlotView[], nowMs: number): Day[] {
  const days: Day[] = []
  for (const slot of slots) {
    const day = shopDay(slot.start_time)
    let last = days[days.length - 1]
    if (last?.day !== day) {
      last = { day, heading: texts.day(slot.start_time, nowMs), cells: [] }
      days.push(last)
    }
    last.cells.push(cellOf(slot))
  }
  return days
}
