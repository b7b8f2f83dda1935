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
  /** the call: the same one for all of its requests */
  call: object
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
