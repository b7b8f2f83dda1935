import type { SimulatedCloud } from '../../simulation/cloud'
import { Tally } from 'cloudbase-local/proofs'
import { PeopleHistory } from './history'

export interface PeopleSummary {
  histories: number
  deeds: number
  /** by the seed that gives the history again */
  violations: { seed: number; what: string[] }[]
  /** how often each function answered with each code */
  replies: Tally
}

/** Histories of consecutive seeds in which people come, go, and rise while others act. */
export async function peopleHistories(
  cloud: SimulatedCloud,
  from: number,
  count: number,
  { untilFirst = false } = {},
): Promise<PeopleSummary> {
  const summary: PeopleSummary = { histories: 0, deeds: 0, violations: [], replies: new Tally() }
  for (let seed = from; seed < from + count; seed++) {
    const { violations, replies, deeds } = await new PeopleHistory(cloud, seed).run()
    summary.histories++
    summary.deeds += deeds
    for (const reply of replies) summary.replies.add(reply)
    if (violations.length > 0) summary.violations.push({ seed, what: violations })
    if (violations.length > 0 && untilFirst) break
  }
  return summary
}
