import type { PickerSheet } from '../../overlays/picker-sheet'

/** The columns of one kind of picker, and how a choice is read. */
export interface Dial extends Pick<PickerSheet, 'columns' | 'turned'> {
  read(indexes: number[]): unknown
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function daysIn(year: number, month: number): number {
  return new Date(year, month, 0).getDate()
}

function clamp(text: string, start: string, end: string): string {
  if (start && text < start) return start
  return end && text > end ? end : text
}

const FIELDS = ['year', 'month', 'day']

/** Days before `start` or after `end` cannot be taken: the nearest one is. */
export function datePicker(value: string | null, start: string, end: string, fields: string): Dial {
  const first = Number(start.slice(0, 4)) || 1970
  const years = span(first, Number(end.slice(0, 4)) || first + 130)
  const parts = (value || clamp(new Date().toISOString().slice(0, 10), start, end)).split('-').map(Number)
  const [year = first, month = 1, day = 1] = parts
  const columns = [
    { labels: years.map((each) => `${each}年`), index: Math.max(0, years.indexOf(year)) },
    { labels: span(1, 12).map((each) => `${each}月`), index: month - 1 },
    { labels: span(1, daysIn(year, month)).map((each) => `${each}日`), index: day - 1 },
  ].slice(0, FIELDS.indexOf(fields) + 1)
  return {
    columns,
    read: ([yearAt = 0, monthAt, dayAt]) => {
      const chosen = [String(years[yearAt])]
      if (monthAt !== undefined) chosen.push(two(monthAt + 1))
      if (dayAt !== undefined) chosen.push(two(dayAt + 1))
      return clamp(chosen.join('-'), start, end)
    },
    turned: (column, _, wheels) => {
      const [yearWheel, monthWheel, dayWheel] = wheels
      if (column === 2 || !yearWheel || !monthWheel || !dayWheel) return
      const days = daysIn(years[yearWheel.index()] ?? first, monthWheel.index() + 1)
      dayWheel.fill(
        span(1, days).map((each) => `${each}日`),
        Math.min(dayWheel.index(), days - 1),
      )
    },
  }
}

export function timePicker(value: string | null, start: string, end: string): Dial {
  const [hour = 0, minute = 0] = (value || clamp('00:00', start, end)).split(':').map(Number)
  return {
    columns: [
      { labels: span(0, 23).map(two), index: hour },
      { labels: span(0, 59).map(two), index: minute },
    ],
    read: ([hours = 0, minutes = 0]) => clamp(`${two(hours)}:${two(minutes)}`, start, end),
  }
}
