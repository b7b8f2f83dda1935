import type { FunctionName } from '../../core/contract'
import type { Call } from './call'
import { inTransaction } from './retry'

/** Writes down that a timer ran to its end. Only the health function and the doctor read it. */
export const beat = (call: Call, name: FunctionName): Promise<void> =>
  inTransaction(call, (tx) => tx.set('system', { _id: name, at: call.now, source: call.source }))
