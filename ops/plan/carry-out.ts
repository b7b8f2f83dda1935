import { EXIT, type Outcome, type Output } from '../shell/command'
import { cureOf, lastLineOf } from './refusal'
import type { Consent, Step, Tools } from './step'

/** What is left to somebody, why, and how they see that it is done. */
interface ByHand {
  what: string
  cure: string
}

/** Shows the plan, asks, and does it step by step. A failure ends it, unless the owner can do that step by hand. */
export async function carryOut(
  steps: Step[],
  tools: Tools,
  { print }: Output,
  { isDry, ask }: Consent,
): Promise<Outcome> {
  const plan = steps.map(({ what }) => what)
  const manual: ByHand[] = steps.flatMap(({ what, apply, cure = '' }) => (apply ? [] : [{ what, cure }]))
  if (steps.length === 0) print('Everything is as it should be: nothing to do.')
  for (const what of plan) print(`  • ${what}`)
  if (isDry || steps.length === 0) return { result: { plan, done: [], manual } }
  if (!(await ask())) return { result: { plan, done: [], manual }, exitCode: EXIT.failed }
  const todo = steps.filter(({ apply }) => apply)
  const done: string[] = []
  for (const [at, step] of todo.entries()) {
    print(`[${at + 1}/${todo.length}] ${step.what}`)
    const left = await applyOrLeave(step, tools)
    if (left) manual.push(left)
    else done.push(step.what)
    // what comes after may need it
    if (left && step.cure === undefined) break
  }
  for (const { what, cure } of manual) print(`By hand: ${what}: ${cure}`)
  return { result: { plan, done, manual }, exitCode: manual.length > 0 ? EXIT.differs : EXIT.ok }
}

/** Does a step; gives what somebody has to do where the cloud refuses it for good. */
async function applyOrLeave({ what, cure, apply }: Step, tools: Tools): Promise<ByHand | null> {
  try {
    await apply?.(tools)
    return null
  } catch (error) {
    const reason = lastLineOf(error)
    const ownersCure = cureOf(error)
    if (ownersCure) return { what: `${what} (${reason})`, cure: cure ? `${ownersCure}; or ${cure}` : ownersCure }
    throw new Error(`Could not ${what}: ${reason}. What came before it is done; run the same command again.`, {
      cause: error,
    })
  }
}
