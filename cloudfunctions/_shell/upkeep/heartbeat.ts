import type { FunctionName } from '../../../core/contract/contract'
import { inTransaction } from '../call/retry'
import type { CallContext } from '../call/context'

/** Writes down that a timer ran to its end. Only the health function and the doctor read it. */
export function recordTimerRun(call: CallContext, name: FunctionName): Promise<void> {
  return inTransaction(call, (tx) => tx.set('system', { _id: name, at: call.now, source: call.source }))
}
