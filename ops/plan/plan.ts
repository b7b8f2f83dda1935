import { collectionSteps, ruleSteps } from './plan-database'
import { functionSteps } from './plan-functions'
import { shopSteps } from './plan-shop'
import type { Step, Wanted } from './step'
import type { State } from './live-state'

/** Everything that is to be done, in order; nothing when the environment is as described. */
export function planOf(wanted: Wanted, state: State): Step[] {
  return [
    ...collectionSteps(wanted.description, state),
    ...shopSteps(state),
    ...functionSteps(wanted, state),
    ...ruleSteps(wanted.description, state),
  ]
}
