/** A refusal that passes. `InternalError` is the hardest: what was asked for is done, and nobody is told. */
export type Trouble = 'RequestLimitExceeded' | 'InternalError' | 'ECONNRESET'

export interface Troubles {
  /** each request meets all of these first, one a time */
  once: Trouble[]
  /** whether more than the documented number of requests a second are refused */
  hasRates: boolean
  /** how long a call takes, by the clock of the command */
  milliseconds: number
  /** how many requests were refused */
  refused: number
  /** how often each request came, and when each action was asked for */
  seen: Map<string, number[]>
}

/** A second: 20 for this one (583/37162), 20 for what tcb serves, 100 for functions (583/18585). */
const RATES: Record<string, number> = { ListVersionByFunction: 20, GetFunction: 100, CreateFunction: 100 }
const OTHERS_A_SECOND = 20

export function troubleOf(troubles: Troubles, action: string, body: string, now: number): Trouble | undefined {
  const trouble = nextTrouble(troubles, action, body, now)
  if (trouble) troubles.refused++
  return trouble
}

function nextTrouble(
  { once, hasRates, seen }: Troubles,
  action: string,
  body: string,
  now: number,
): Trouble | undefined {
  const isQuestion = action === 'GetFunction'
  const key = isQuestion ? action : action + body
  const times = seen.get(key) ?? []
  seen.set(key, times.concat(now))
  if (times.length < once.length) return once[times.length]
  const asked = (seen.get(`rate ${action}`) ?? []).filter((at) => at > now - 1000)
  seen.set(`rate ${action}`, asked.concat(now))
  return hasRates && asked.length >= (RATES[action] ?? OTHERS_A_SECOND) ? 'RequestLimitExceeded' : undefined
}
