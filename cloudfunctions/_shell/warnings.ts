import { isForbidden } from '../../core/shop/permission'
import { FORBIDDEN } from '../../core/shop/system'
import type { CallContext } from './call/context'
import { inTransaction } from './call/retry'

export function errCodeOf(error: unknown): unknown {
  return (error as { errCode?: unknown } | null)?.errCode
}

/** Calls that have written down such a refusal: a timer that tells many players of their lapse writes once. */
const noted = new WeakSet<CallContext>()

/** WeChat's refusal for want of a permission is written down for the owner's doctor: nobody else would ever hear of it. */
export async function warn(call: CallContext, message: string, error: unknown): Promise<void> {
  const code = errCodeOf(error)
  console.log(JSON.stringify({ level: 'warn', message, errCode: code, error: String(error) }))
  if (typeof code !== 'number' || !isForbidden(code) || noted.has(call)) return
  noted.add(call)
  const refusal = { _id: `${FORBIDDEN}${call.function}`, at: call.now, code }
  await inTransaction(call, (tx) => tx.set('system', refusal)).catch(() => undefined)
}
