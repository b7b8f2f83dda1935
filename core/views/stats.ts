import type { DayFigures, Stats } from '../contract/contract'
import { owedOf, sumOf } from '../money'
import { linesOf } from '../order/money-lines'
import { statusAt, type Order } from '../order/order'
import { hoursOf } from '../order/place'
import { isUnfinished, statusTraits } from '../order/status'
import { shopTime, type Instant } from '../time'

/** What one day's orders come to; `heat` counts paid hours by weekday × 24 + hour of their slots. */
export interface DayRecord extends DayFigures {
  heat: number[]
  /** seconds from the first proof to the first verdict, one per judged order */
  verify_seconds: number[]
}

function emptyHeat(): number[] {
  return Array.from({ length: 7 * 24 }, () => 0)
}

/** From the first proof to the first verdict, in seconds; null when nobody judged. */
function secondsToVerdict(order: Order): number | null {
  const submitted = order.history.find((entry) => entry.action === 'submit_proof')
  const judged = order.history.find((entry) => ['approve', 'return', 'reject'].includes(entry.action))
  if (!submitted || !judged) return null
  return Math.round((Date.parse(judged.at) - Date.parse(submitted.at)) / 1000)
}

/** What moved for these orders. */
function moneyOf(orders: Order[]): Pick<DayFigures, 'received' | 'refunded' | 'owed'> {
  const lines = orders.flatMap(linesOf)
  return { received: sumOf(lines, 'received'), refunded: sumOf(lines, 'refunded'), owed: owedOf(lines) }
}

export function recordOfDay(day: string, orders: Order[], now: Instant): DayRecord {
  const counted = (as: string) => orders.filter((order) => statusTraits[statusAt(order, now)].counts === as)
  const paid = counted('paid')
  const heat = emptyHeat()
  for (const start_time of paid.flatMap(hoursOf)) {
    const start = shopTime(start_time)
    const at = start.day() * 24 + start.hour()
    heat[at] = (heat[at] ?? 0) + 1
  }
  return {
    day,
    created: orders.length,
    submitted: orders.filter((order) => order.history.some((entry) => entry.action === 'submit_proof')).length,
    paid: paid.length,
    rejected: counted('rejected').length,
    cancelled: counted('cancelled').length,
    expired: counted('expired').length,
    income: paid.reduce((sum, order) => sum + order.amount, 0),
    ...moneyOf(orders),
    heat,
    verify_seconds: orders.map(secondsToVerdict).filter((seconds) => seconds !== null),
  }
}

/** Whether the clock can no longer change what a day's orders come to. */
export function isSettled(orders: Order[], now: Instant): boolean {
  return orders.every((order) => !isUnfinished(statusAt(order, now)))
}

/** The value that a share of all values does not exceed. */
function percentile(sorted: number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

/** Puts days together; the last one is today. */
export function combine(records: DayRecord[], today: DayRecord): Stats {
  const all = [...records, today]
  const heat = all.reduce((sum, record) => sum.map((hours, at) => hours + (record.heat[at] ?? 0)), emptyHeat())
  const seconds = all.flatMap((record) => record.verify_seconds).sort((a, b) => a - b)
  const figures = ({ heat: _heat, verify_seconds: _seconds, ...rest }: DayRecord): DayFigures => rest
  return {
    today: figures(today),
    days: all.map(figures),
    heat: Array.from({ length: 7 }, (_, weekday) => heat.slice(weekday * 24, weekday * 24 + 24)),
    verify_seconds: { p50: percentile(seconds, 0.5), p95: percentile(seconds, 0.95) },
  }
}
