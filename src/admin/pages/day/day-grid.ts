import { MAX_HOURS } from '../../../../core/shop/settings'
import type { Contract, DayCell } from '../../../../core/contract/contract'

/** A day of the shop as it was asked for: consoles across, hours down. */
export type Board = Contract['listDay']['data'] & { nowMs: number }

export interface TappedCell {
  cell: DayCell
  console_name: string
  start_time: string
}

const MOST_COLUMNS = 4
const MARGINS_PX = 24
const HOURS_PX = 44
/** A cell that holds “已确认” in one line, and the gap beside it. */
const CELL_PX = 61

/** How many consoles fit side by side, with text of this size. */
export function columnsIn(widthPx: number, fontScale: number): number {
  return Math.min(
    MOST_COLUMNS,
    Math.max(1, Math.floor((widthPx - MARGINS_PX - HOURS_PX * fontScale) / (CELL_PX * fontScale))),
  )
}

const HOUR_MS = 3_600_000

export function isOver(start_time: string, nowMs: number): boolean {
  return Date.parse(start_time) + HOUR_MS <= nowMs
}

/** Some columns of the hours worth showing: those to come, and the past ones in which somebody played. */
export function hoursToShow(
  { hours, nowMs }: Pick<Board, 'hours' | 'nowMs'>,
  from: number,
  count: number,
): Board['hours'] {
  return hours
    .map(({ start_time, cells }) => ({ start_time, cells: cells.slice(from, from + count) }))
    .filter(({ start_time, cells }) => !isOver(start_time, nowMs) || cells.some(({ order_id }) => order_id))
}

/** For how many hours of the day from this one on a console is free. */
export function freeHours(board: Board | null, console_id: string, start_time: string): number {
  const later = board?.hours.filter((hour) => hour.start_time >= start_time) ?? []
  const isFree = ({ cells }: Board['hours'][number]) =>
    cells.some((cell) => cell.console_id === console_id && cell.status === 'free')
  const gone = later.findIndex((hour) => !isFree(hour))
  return Math.min(MAX_HOURS, Math.max(1, gone < 0 ? later.length : gone))
}

const LONGEST_NAME = 8

/** A name as far as a cell has room for it. */
export function shortName(name: string): string {
  const letters = Array.from(name)
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : name
}
