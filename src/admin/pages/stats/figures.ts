import type { DayFigures, Stats } from '../../../../core/contract/contract'

export interface Totals {
  created: number
  submitted: number
  paid: number
  rejected: number
  cancelled: number
  expired: number
  income: number
  received: number
  refunded: number
  owed: number
}

function sumOf(days: DayFigures[], name: keyof Totals): number {
  return days.reduce((sum, day) => sum + day[name], 0)
}

export function totalsOf(days: DayFigures[]): Totals {
  return {
    created: sumOf(days, 'created'),
    submitted: sumOf(days, 'submitted'),
    paid: sumOf(days, 'paid'),
    rejected: sumOf(days, 'rejected'),
    cancelled: sumOf(days, 'cancelled'),
    expired: sumOf(days, 'expired'),
    income: sumOf(days, 'income'),
    received: sumOf(days, 'received'),
    refunded: sumOf(days, 'refunded'),
    owed: sumOf(days, 'owed'),
  }
}

/** The weekday and hour with the most booked hours; the first of equals. */
export function busiest(heat: Stats['heat']): { weekday: number; hour: number; count: number } {
  let best = { weekday: 0, hour: 0, count: 0 }
  heat.forEach((hours, weekday) =>
    hours.forEach((count, hour) => {
      if (count > best.count) best = { weekday, hour, count }
    }),
  )
  return best
}

/** 0 for nothing, then four even steps up to the most. */
export function shade(count: number, most: number): number {
  return count === 0 ? 0 : Math.ceil((count / most) * 4)
}
