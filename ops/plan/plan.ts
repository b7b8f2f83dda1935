import { collectionSteps, ruleSteps } from './plan-database'
import { functionSteps } from './plan-functions'
import { releaseSteps } from './plan-releases'
import { shopSteps } from './plan-shop'
import type { Step, Wanted } from './step'
import type { State } from './live-state'
import { cureOf, lastLineOf } from './refusal'

/** Everything that is to be done, in order; nothing when the environment is as described. */
export function planOf(wanted: Wanted, state: State): Step[] {
  return [
    ...unreadSteps(state),
    ...collectionSteps(wanted.description, state),
    ...shopSteps(state),
    ...functionSteps(wanted, state),
    ...ruleSteps(wanted.description, state),
    ...releaseSteps(wanted, state),
  ]
}

/** What the cloud does not show somebody has to look at: the rest goes on without it. */
function unreadSteps({ unread }: State): Step[] {
  return unread.map(({ what, error }) => ({
    what: `${what} cannot be read: ${lastLineOf(error)}`,
    consequence: 'Whether they are as described is not known, and they are left as they are.',
    cure: cureOf(error) ?? 'look at them in the console and compare with environment.json; then: npm run doctor',
  }))
}
