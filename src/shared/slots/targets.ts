import type { OrderView, SlotView } from '../../../core/contract/contract'
import { slotDays, type Day } from './slot-days'
import { freeConsoles, priceOf, type Stretch } from './stretch'

/** What of an order decides where it can move. */
export type MovingOrder = Pick<OrderView, 'start_time' | 'end_time' | 'hours' | 'console_id' | 'amount'>

/** Where an order could move: its start, the consoles that are free for all its hours, and what it would cost more. */
export interface Target extends Stretch {
  consoles: string[]
  difference: number
}

/** The slots as they are for the order: its own place is as good as free. */
function withoutOwn(slots: SlotView[], { start_time, end_time, console_id }: MovingOrder): SlotView[] {
  return slots.map((slot) => {
    const isOwn = slot.start_time >= start_time && slot.start_time < end_time
    return isOwn && !slot.free.includes(console_id) ? { ...slot, free: [...slot.free, console_id] } : slot
  })
}

/** Where the order would be if it began in this hour; null where it cannot. At its own start the other consoles are left. */
export function targetAt(slots: SlotView[], order: MovingOrder, start_time: string): Target | null {
  const stretch = { start_time, hours: order.hours }
  const isSameStart = start_time === order.start_time
  const consoles = freeConsoles(withoutOwn(slots, order), stretch).filter(
    (id) => !isSameStart || id !== order.console_id,
  )
  return consoles.length > 0 ? { ...stretch, consoles, difference: priceOf(slots, stretch) - order.amount } : null
}

/** The hours in which the order could begin, by day, with what all its hours would cost. */
export function targetDays(slots: SlotView[], order: MovingOrder, nowMs: number): Day[] {
  const starts = slots.map((slot): SlotView => {
    const target = targetAt(slots, order, slot.start_time)
    const price = priceOf(slots, { start_time: slot.start_time, hours: order.hours })
    const isOwnStart = slot.start_time === order.start_time
    return { ...slot, available: target !== null, remaining: target?.consoles.length ?? 0, price, mine: isOwnStart }
  })
  return slotDays(starts, nowMs)
}

/** What is asked for: the new start, and the console where one is chosen or where only the console changes. */
export function wantedMove(
  order: MovingOrder,
  { start_time, consoles }: Target,
  console_id: string | null,
): { start_time: string; console_id?: string } {
  const chosen = console_id ?? (start_time === order.start_time ? consoles[0] : undefined)
  return { start_time, ...(chosen !== undefined && { console_id: chosen }) }
}
