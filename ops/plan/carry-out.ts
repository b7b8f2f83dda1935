import { EXIT, type Outcome, type Output } from '../shell/command'
import { cureOf, isRefusal, lastLineOf } from './refusal'
import type { Consent, Step, Tools } from './step'

/** What is left to somebody, why, and how they see that it is done. */
export interface ByHand {
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
  const done: Step[] = []
  const absent = new Set(steps.flatMap(({ apply, gives }) => (!apply && gives !== undefined ? [gives] : [])))
  const waiting: string[] = []
  for (const [at, step] of todo.entries()) {
    print(`[${at + 1}/${todo.length}] ${step.what}`)
    const isWaiting = (step.needs ?? []).some((needed) => absent.has(needed))
    const left = isWaiting ? null : await applyOrLeave(step, tools)
    if (left) manual.push(left)
    if (isWaiting) waiting.push(step.what)
    if (!left && !isWaiting) done.push(step)
    else if (step.gives !== undefined) absent.add(step.gives)
  }
  for (const note of new Set(done.flatMap(({ note: text }) => text ?? []))) print(note)
  for (const { what, cure } of manual) print(`By hand: ${what}: ${cure}`)
  for (const what of waiting) print(`Waits for that: ${what}`)
  const result = { plan, done: done.map(({ what }) => what), manual, waiting }
  return { result, exitCode: manual.length > 0 ? EXIT.differs : EXIT.ok }
}

/** Does a step; gives what somebody has to do where the cloud refuses it for good. */
async function applyOrLeave({ what, cure, apply }: Step, tools: Tools): Promise<ByHand | null> {
  try {
    await apply?.(tools)
    return null
  } catch (error) {
    const reason = lastLineOf(error)
    const ownersCure = cureOf(error)
    // what the cloud refuses would be refused again, and must not keep the steps after it from being done
    if (!ownersCure && cure !== undefined && isRefusal(error)) return { what: `${what} (${reason})`, cure }
    if (ownersCure) return { what: `${what} (${reason})`, cure: cure ? `${ownersCure}; or ${cure}` : ownersCure }
    throw new Error(`Could not ${what}: ${reason}. What came before it is done; run the same command again.`, {
      cause: error,
    })
  }
}
