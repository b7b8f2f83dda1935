import type { SlotView } from '../../../core/contract/contract'
import { shopDay } from '../../../core/time'
import { slotTexts } from './texts'
import { clockText } from '../texts'

/** One hour as it is drawn: short names, because every cell travels to the view. */
export interface Cell {
  start_time: string
  hour: string
  word: string
  look: 'free' | 'taken' | 'mine' | 'closed'
}

/** One day: `cells` is empty where all its hours are closed. */
export interface Day {
  day: string
  /** on the strip of days */
  name: string
  heading: string
  cells: Cell[]
}

function look(slot: SlotView): Cell['look'] {
  if (slot.mine) return 'mine'
  if (slot.closed) return 'closed'
  return slot.available ? 'free' : 'taken'
}

function cellOf(slot: SlotView, isPriced: boolean): Cell {
  const kind = look(slot)
  const word = kind === 'free' ? slotTexts.free(slot, isPriced) : slotTexts[kind]
  return { start_time: slot.start_time, hour: clockText(slot.start_time), word, look: kind }
}

/** Whether hours cost different sums, so that each has to say its own. */
function differInPrice(slots: SlotView[]): boolean {
  return new Set(slots.filter(({ closed }) => !closed).map(({ price }) => price)).size > 1
}

/** Slots by the shop's calendar day: WeChat wants few children under one parent, and people think in days. */
export function slotDays(slots: SlotView[], nowMs: number): Day[] {
  const isPriced = differInPrice(slots)
  const days: Day[] = []
  for (const slot of slots) {
    const day = shopDay(slot.start_time)
    let last = days[days.length - 1]
    if (last?.day !== day) {
      last = {
        day,
        name: slotTexts.dayName(slot.start_time, nowMs),
        heading: slotTexts.day(slot.start_time, nowMs),
        cells: [],
      }
      days.push(last)
    }
    last.cells.push(cellOf(slot, isPriced))
  }
  return days.map((day) => (day.cells.every(({ look }) => look === 'closed') ? { ...day, cells: [] } : day))
}

/** What a day's hours are found by on the page. */
export function dayId(day: string): string {
  return `day-${day}`
}
