import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '../../../core/errors'
import { isConflict, isDuplicate, isNetworkFailure } from '../platform/cloud-errors'
import { transact, type Transaction } from '../platform/transaction'
import { addMinutes } from '../../../core/time'
import type { CallContext } from './context'

/** Below every function's timeout, so that the caller gets an answer before the platform ends the call. */
const BUDGET_MS = 12_000
const FIRST_WAIT_MS = 60
const LONGEST_WAIT_MS = 2_000
/** More than fit into the budget: a bound for a clock that stands still. */
const MOST_TRIES = 1000

/** Thrown when what was read before the transaction no longer holds inside it. */
export class Outdated extends Error {}

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof Outdated || isConflict(error) || isDuplicate(error) || isNetworkFailure(error)
}

/**
 * Runs `attempt` until it succeeds or is refused by a rule. Each attempt must read afresh and be harmless when an
 * earlier one has secretly succeeded: after a lost reply nobody knows.
 */
export async function retrying<R>(call: CallContext, attempt: () => Promise<R>): Promise<R> {
  const start = performance.now()
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof DomainError || !isWorthAnotherTry(error)) throw error
      call.tally.retries++
      if (isConflict(error)) call.tally.conflicts++
      const wait = Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
      if (performance.now() - start + wait > BUDGET_MS) throw tooBusy(call, error)
      await sleep(wait)
    }
  }
  throw new Error(`an attempt was repeated ${MOST_TRIES} times within its budget`)
}

function tooBusy(call: CallContext, error: unknown): unknown {
  if (isNetworkFailure(error)) return error
  return new DomainError(4006, '现在排队的人太多，请 1 分钟后再试', { retry_at: addMinutes(call.now, 1) })
}

/** One transaction, tried again after conflicts. An admin must have the role inside it, whatever was read before. */
export function inTransaction<R>(call: CallContext, work: (tx: Transaction) => Promise<R>): Promise<R> {
  return retrying(call, () =>
    transact(async (tx) => {
      await call.requireRole?.(tx)
      return work(tx)
    }),
  )
}
