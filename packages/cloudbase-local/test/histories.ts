import { Tally } from './tally'

/** What living through one history showed. */
export interface Lived {
  /** what must not be; nothing, if all is well */
  violations: string[]
  /** what it had, by name: without it the history would mean nothing */
  seen: Record<string, number>
}

export interface Histories {
  count: number
  /** by the seed that gives the history again */
  violations: { seed: number; what: string[] }[]
  seen: Tally
}

/** Lives through histories of consecutive seeds; ends at the first violation if that is all that is asked for. */
export async function liveThrough(
  live: (seed: number) => Promise<Lived>,
  count: number,
  { untilFirst = false } = {},
): Promise<Histories> {
  const all: Histories = { count: 0, violations: [], seen: new Tally() }
  for (let seed = 1; seed <= count; seed++) {
    const { violations, seen } = await live(seed)
    all.count++
    for (const [what, times] of Object.entries(seen)) all.seen.add(what, times)
    if (violations.length > 0) all.violations.push({ seed, what: violations })
    if (violations.length > 0 && untilFirst) break
  }
  return all
}
