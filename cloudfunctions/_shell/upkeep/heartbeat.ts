import type { FunctionName } from '../../../core/contract/contract'
import type { Call } from '../call/context'
import { inTransaction } from '../call/retry'

/** Writes down that a timer ran to its end. Only the health function and the doctor read it. */
export function beat(call: Call, name: FunctionName): Promise<void> {
  return inTransaction(call, (tx) => tx.set('system', { _id: name, at: call.now, source: call.source }))
}
