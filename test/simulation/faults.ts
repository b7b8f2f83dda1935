import type { FunctionName } from '../../core/contract/contract'

export const faultKinds = ['network', 'reply_lost', 'conflict', 'timeout', 'crash_before', 'crash_after'] as const

/**
 * `network`: not executed, no answer. `reply_lost`: executed, no answer. `conflict`: the transaction loses. `timeout`:
 * executed after the caller has given up. `crash_*`: the function dies before or after the request is executed.
 */
export type FaultKind = (typeof faultKinds)[number]

export interface Step {
  function: FunctionName
  action: string
  inTransaction: boolean
  /** which request of this call it is, from 1 */
  nth: number
}

/** What strikes a request, if anything does. */
export type Strike = (step: Step) => FaultKind | null

export function canStrike(kind: FaultKind, { action, inTransaction }: Pick<Step, 'action' | 'inTransaction'>): boolean {
  return kind !== 'conflict' || (inTransaction && action !== 'database.abortTransaction')
}

/** Each kind with a likelihood of its own. */
export function byChance(random: () => number, likelihood: Partial<Record<FaultKind, number>>): Strike {
  return (step) => {
    let dice = random()
    for (const kind of faultKinds) {
      dice -= likelihood[kind] ?? 0
      if (dice < 0) return canStrike(kind, step) ? kind : null
    }
    return null
  }
}

export class Tally {
  private readonly counts = new Map<string, number>()

  add(what: string, count = 1): void {
    this.counts.set(what, this.of(what) + count)
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0
  }

  /** The sum of all whose name begins so. */
  sum(prefix: string): number {
    return [...this.counts].reduce((sum, [what, count]) => (what.startsWith(prefix) ? sum + count : sum), 0)
  }

  merge(other: Tally): void {
    for (const [what, count] of other.counts) this.add(what, count)
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
