import { addHours } from '../../../core/time'
import { documents, operators } from '../platform/database'
import { files } from '../platform/files'
import { pages } from '../platform/pages'
import type { CallContext } from '../call/context'

/** Few enough that the budget is checked often. */
const FILES_A_PAGE = 50
/** A proof is handed in at most this long before the visit: the window of bookings. */
const DAYS_BEFORE_VISIT = 3
const INVITE_DAYS = 30
/** Below the function's timeout. The run of the next night takes the others. */
const BUDGET_MS = 40_000

/** Removes the images of visits that are `days` past. What an image was used for stays known by its hash. */
export async function removeOldProofs(call: CallContext, days: number): Promise<number> {
  const _ = operators()
  const start = performance.now()
  const old = { status: 'used', at: _.lt(addHours(call.now, -24 * (days + DAYS_BEFORE_VISIT))), file_id: _.neq('') }
  const readPage = (limit: number) => documents.find('payment_proofs', old, { order: [['at', 'asc']], limit })
  let removed = 0
  for await (const page of pages(readPage, FILES_A_PAGE)) {
    await files.remove(page.map((proof) => proof.file_id))
    await documents.updateWhere('payment_proofs', { _id: _.in(page.map((proof) => proof._id)) }, { file_id: '' })
    removed += page.length
    if (performance.now() - start > BUDGET_MS) break
  }
  return removed
}

/** Removes invitations that nobody used, a month after they ended; how many there were. */
export function removeOldInvites(call: CallContext): Promise<number> {
  const ended = operators().lt(addHours(call.now, -24 * INVITE_DAYS))
  return documents.removeWhere('invites', { expire_at: ended, used_by: null })
}
