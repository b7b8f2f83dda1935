import { LocalError } from '../local-error'

const SHANGHAI_MS = 8 * 3600_000
const DAY_MS = 86_400_000
/** A schedule that does not come round within this is taken for one that never does. */
const HORIZON_DAYS = 366 * 8

interface Cron {
  seconds: number[]
  minutes: number[]
  hours: number[]
  onDay: (date: Date) => boolean
}

/**
 * The next time after `after` (ms; Infinity: never) of a 7-field schedule: second minute hour day month weekday year, Asia/Shanghai.
 * Fields may be `*`, numbers, ranges, lists, and steps of `*` or a range; anything else throws. When both day and weekday
 * are given, either will do.
 */
export function nextTime(text: string, after: number): number {
  const cron = parseCron(text)
  const from = after + SHANGHAI_MS
  const firstDay = Math.floor(from / DAY_MS) * DAY_MS
  for (let day = firstDay; day < firstDay + HORIZON_DAYS * DAY_MS; day += DAY_MS) {
    if (!cron.onDay(new Date(day))) continue
    const time = firstTimeOf(cron, from - day)
    if (time !== null) return day + time - SHANGHAI_MS
  }
  return Infinity
}

/** Milliseconds into a day of the first scheduled second that is later than `after`. */
function firstTimeOf({ hours, minutes, seconds }: Cron, after: number): number | null {
  for (const hour of hours) {
    if ((hour + 1) * 3600_000 <= after) continue
    for (const minute of minutes) {
      for (const second of seconds) {
        const time = ((hour * 60 + minute) * 60 + second) * 1000
        if (time > after) return time
      }
    }
  }
  return null
}

export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 7) throw refuse(text, 'it has not 7 fields')
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields
  const set = (field: string, low: number, high: number) => parseField(text, field, low, high)
  const days = new Set(set(day, 1, 31))
  const months = new Set(set(month, 1, 12))
  const weekdays = new Set(set(weekday, 0, 6))
  const years = new Set(set(year, 1970, 2099))
  const either = day !== '*' && weekday !== '*'
  return {
    seconds: set(second, 0, 59),
    minutes: set(minute, 0, 59),
    hours: set(hour, 0, 23),
    onDay: (date) => {
      const [byDay, byWeekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())]
      const fits = either ? byDay || byWeekday : byDay && byWeekday
      return fits && months.has(date.getUTCMonth() + 1) && years.has(date.getUTCFullYear())
    },
  }
}

function parseField(cron: string, field: string, low: number, high: number): number[] {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) throw refuse(cron, `"${part}" is not understood`)
    const [, from, to, step] = match
    if (from !== undefined && to === undefined && step !== undefined) throw refuse(cron, `"${part}" is not understood`)
    const first = from === undefined ? low : Number(from)
    const last = from === undefined ? high : Number(to ?? from)
    if (first < low || last > high || first > last || step === '0') throw refuse(cron, `"${part}" is out of range`)
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value)
  }
  return [...values].sort((a, b) => a - b)
}

function refuse(cron: string, why: string) {
  return new LocalError(`The timer "${cron}" cannot be used: ${why}.`)
}
