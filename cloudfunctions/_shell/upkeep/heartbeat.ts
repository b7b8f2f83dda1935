import type { Answered } from '../../../core/shop/permission'
import { inTransaction } from '../call/retry'
import type { CallContext } from '../call/context'

/** Writes down that a timer ran to its end. Only the health function and the doctor read it. */
export function recordTimerRun(call: CallContext, messages?: Answered): Promise<void> {
  const beat = { _id: call.function, at: call.now, source: call.source }
  return inTransaction(call, (tx) => tx.set('system', messages ? { ...beat, messages } : beat))
}
