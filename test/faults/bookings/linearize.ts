import { steps, type Asked, type Shop, type State, type Step } from './model'

/** One request of a history: when it was asked, when it was answered (never, if its reply was lost), and what it was told. */
export interface Operation extends Asked {
  began: number
  /** Infinity for an answer of null: nobody knows whether it was done, or will be */
  ended: number
}

/**
 * Looks for one order of all operations that keeps real time and in which every answer is right (Wing and Gong's search,
 * without visiting a situation twice). An operation of unknown outcome may come at any time after it began, or never.
 */
export function isLinearizable(operations: Operation[], shop: Shop): boolean {
  if (operations.length > 52) throw new Error('too many operations for one search')
  const isIn = (done: number, at: number) => Math.floor(done / 2 ** at) % 2 === 1
  const seen = new Set<string>()
  /** `done` has a bit for each operation: more than 32, so not by bitwise operators */
  const search = (done: number, state: State): boolean => {
    const open = operations.filter((_, at) => !isIn(done, at))
    if (open.every(({ answer }) => answer === null)) return true
    const situation = `${done} ${JSON.stringify(state)}`
    if (seen.has(situation)) return false
    seen.add(situation)
    const earliestEnd = Math.min(...open.map(({ ended }) => ended))
    return operations.some((operation, at) => {
      if (isIn(done, at) || operation.began > earliestEnd) return false
      // of unknown outcome and without effect: as if it never came, which is tried anyway
      const fits = ({ state: next, answer }: Step) =>
        operation.answer === null ? next !== state : answer === operation.answer
      return steps(state, operation, shop).some((step) => fits(step) && search(done + 2 ** at, step.state))
    })
  }
  return search(0, [])
}
