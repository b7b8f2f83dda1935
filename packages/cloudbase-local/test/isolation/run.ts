import { Tally } from '../tally'
import { check } from './check'
import { IsolationHistory } from './history'

export interface Summary {
  histories: number
  violations: { seed: number; anomalies: string[] }[]
  tally: Tally
}

/** Histories of consecutive seeds; ends at the first violation if that is all that is asked for. */
export async function isolationHistories(from: number, count: number, { untilFirst = false } = {}): Promise<Summary> {
  const summary: Summary = { histories: 0, violations: [], tally: new Tally() }
  for (let seed = from; seed < from + count; seed++) {
    const history = await new IsolationHistory(seed).run()
    const { anomalies, isSkewed } = check(history)
    summary.histories++
    for (const { ending, isPlain } of history.clients) summary.tally.add(isPlain ? 'plain' : ending)
    if (isSkewed) summary.tally.add('write skew')
    if (anomalies.length > 0) summary.violations.push({ seed, anomalies })
    if (anomalies.length > 0 && untilFirst) break
  }
  return summary
}
