import type { SimulatedCloud } from '../../simulation/cloud'
import { ClosingHistory, type Seen, type Way } from './history'

export interface ClosingSummary extends Omit<Seen, 'violations'> {
  histories: number
  /** by the seed that gives the history again */
  violations: { seed: number; what: string[] }[]
}

/** Histories of consecutive seeds in which hours are taken away while they are booked. */
export async function closingHistories(
  cloud: SimulatedCloud,
  way: Way,
  from: number,
  count: number,
  { untilFirst = false } = {},
): Promise<ClosingSummary> {
  const summary: ClosingSummary = { histories: 0, violations: [], listed: 0, found: 0, refused: 0, booked: 0 }
  for (let seed = from; seed < from + count; seed++) {
    const { violations, listed, found, refused, booked } = await new ClosingHistory(cloud, seed, way).run()
    summary.histories++
    summary.listed += listed
    summary.found += found
    summary.refused += refused
    summary.booked += booked
    if (violations.length > 0) summary.violations.push({ seed, what: violations })
    if (violations.length > 0 && untilFirst) break
  }
  return summary
}
