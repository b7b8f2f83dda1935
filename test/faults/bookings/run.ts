import type { SimulatedCloud } from '../../simulation/cloud'
import type { Tally } from 'cloudbase-local/proofs'
import { BookingHistory } from './history'

export interface Summary {
  histories: number
  operations: number
  unknown: number
  /** by the seed that gives the history again */
  violations: { seed: number; what: string[] }[]
  tally: Tally
}

/** Histories of consecutive seeds; ends at the first violation if that is all that is asked for. */
export async function bookingHistories(
  cloud: SimulatedCloud,
  from: number,
  count: number,
  { untilFirst = false } = {},
): Promise<Summary> {
  const summary: Summary = { histories: 0, operations: 0, unknown: 0, violations: [], tally: cloud.tally }
  for (let seed = from; seed < from + count; seed++) {
    const history = new BookingHistory(cloud, seed)
    const what = await history.run()
    const answers = history.answers()
    summary.histories++
    summary.operations += answers.length
    summary.unknown += answers.filter((answer) => answer === null).length
    if (what.length > 0) summary.violations.push({ seed, what })
    if (what.length > 0 && untilFirst) break
  }
  return summary
}
