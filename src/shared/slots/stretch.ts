import type { SlotView } from '../../../core/contract/contract'

/** Hours one after the other, from the first on. */
export interface Stretch {
  start_time: string
  hours: number
}

/** How many hours one may take at once. */
export interface Bounds {
  min_hours: number
  max_hours: number
}

const HOUR_MS = 3_600_000

function hoursBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / HOUR_MS
}

/** The slots of a stretch; those that are not on the page are missing. */
export function slotsOf(slots: SlotView[], { start_time, hours }: Stretch): SlotView[] {
  const first = slots.findIndex((slot) => slot.start_time === start_time)
  return first < 0 ? [] : slots.slice(first, first + hours)
}

/** The consoles that are free in every hour of a stretch. */
export function freeConsoles(slots: SlotView[], stretch: Stretch): string[] {
  const [first, ...others] = slotsOf(slots, stretch)
  if (!first || others.length + 1 < stretch.hours) return []
  return first.free.filter((id) => others.every(({ free }) => free.includes(id)))
}

function canBeHad(slots: SlotView[], stretch: Stretch, console_id: string | null): boolean {
  const free = freeConsoles(slots, stretch)
  return console_id === null ? free.length > 0 : free.includes(console_id)
}

/**
 * What is chosen after a tap: the first tap is the first hour, the second the last, a third begins anew. A tap on the only hour
 * lets go. An hour that cannot be reached on one console begins anew as well.
 */
export function afterTap(
  slots: SlotView[],
  before: Stretch | null,
  tapped: string,
  console_id: string | null,
  { min_hours, max_hours }: Bounds,
): Stretch | null {
  const anew = { start_time: tapped, hours: min_hours }
  if (!before) return anew
  const isFirstTap = before.hours === min_hours
  if (isFirstTap && tapped === before.start_time) return null
  const hours = hoursBetween(before.start_time, tapped) + 1
  const longer = { start_time: before.start_time, hours }
  const isLonger = isFirstTap && hours > min_hours && hours <= max_hours
  return isLonger && canBeHad(slots, longer, console_id) ? longer : anew
}

/** The free hours behind the chosen one that no single console has free together with it, although they are near enough. */
export function unreachable(
  slots: SlotView[],
  { start_time, hours }: Stretch,
  console_id: string | null,
  { max_hours }: Bounds,
): string[] {
  const near = slotsOf(slots, { start_time, hours: max_hours }).slice(hours)
  return near
    .filter(({ available }, at) => available && !canBeHad(slots, { start_time, hours: hours + at + 1 }, console_id))
    .map((slot) => slot.start_time)
}

/** What a stretch costs. */
export function priceOf(slots: SlotView[], stretch: Stretch): number {
  return slotsOf(slots, stretch).reduce((sum, { price }) => sum + price, 0)
}
