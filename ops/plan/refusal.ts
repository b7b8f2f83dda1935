import { isPassing, isRefusedForNow, textOf } from '../cloud/retry'
import type { Manager } from '../cloud/manager'

/** What an error says, without the heading that a library may put above it. */
export function lastLineOf(error: unknown): string {
  return textOf(error).split('\n').at(-1) ?? ''
}

const RIGHTS =
  'give the sub-account of this key TCBFullAccess, SCFFullAccess and QcloudAccessForTCBRole (docs/deploy.md), or use the main account’s key; then: npm run deploy'
const QUOTA =
  'the environment’s plan allows no more: remove in the console what nobody uses, or choose a larger plan; then: npm run deploy'
const CONSOLE = 'the cloud no longer takes this from a program: do it in the console; then: npm run doctor'

/** What the owner has to do, where a refusal ends by nothing else; null when it may go better by itself. */
export function cureOf(error: unknown): string | null {
  const text = textOf(error)
  if (isRefusedForNow(error)) return null
  if (/^(UnauthorizedOperation|AuthFailure\.Unauthorized|OperationDenied)|not authorized/i.test(text)) return RIGHTS
  if (/^(LimitExceeded|ResourceInsufficient|ResourceLimit|.*Quota)/i.test(text)) return QUOTA
  if (/^(InvalidAction|UnsupportedOperation|ActionOffline)/.test(text)) return CONSOLE
  return null
}

/** Whether the cloud answered and said no, by a code like `InvalidParameter.APICreated`; a line that was cut has other codes. */
export function isRefusal(error: unknown): boolean {
  return !isPassing(error) && /^[A-Z][a-z]\w*(\.\w+)* /.test(textOf(error))
}

/** Throws one sentence when the key cannot be used at all: what was said, and what the owner can do about it. */
export async function assertReachable({ assertReachable: ask }: Manager): Promise<void> {
  await ask().catch((error: unknown) => {
    const cure = cureOf(error)
    throw cure === null ? error : new Error(`${lastLineOf(error)}: ${cure}.`, { cause: error })
  })
}
