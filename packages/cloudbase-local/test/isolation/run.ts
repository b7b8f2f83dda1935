import type { Lived } from '../histories'
import { check } from './check'
import { IsolationHistory } from './history'

/** One history of the database, and what is no snapshot isolation in it. */
export async function isolationHistory(seed: number): Promise<Lived> {
  const history = await new IsolationHistory(seed).run()
  const { anomalies, isSkewed } = check(history)
  const seen: Record<string, number> = { 'write skew': Number(isSkewed) }
  for (const { ending, isPlain } of history.clients) {
    const what = isPlain ? 'plain' : ending
    seen[what] = (seen[what] ?? 0) + 1
  }
  return { violations: anomalies, seen }
}
