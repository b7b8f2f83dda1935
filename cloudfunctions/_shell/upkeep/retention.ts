import { addHours } from '../../../core/time'
import { documents, operators } from '../platform/database'
import { files } from '../platform/files'
import type { CallContext } from '../call/context'

const FILES_A_CALL = 50
/** A proof is handed in at most this long before the visit: the window of bookings. */
const DAYS_BEFORE_VISIT = 3
const INVITE_DAYS = 30
/** Below the function's timeout; what is left is for tomorrow. */
const BUDGET_MS = 40_000

/** Removes the images of visits that are `days` past. What an image was used for stays known by its hash. */
export async function removeOldProofs(call: CallContext, days: number): Promise<number> {
  const _ = operators()
  const start = performance.now()
  const old = { status: 'used', at: _.lt(addHours(call.now, -24 * (days + DAYS_BEFORE_VISIT))), file_id: _.neq('') }
  for (let removed = 0; ;) {
    const batch = await documents.find('payment_proofs', old, { order: [['at', 'asc']], limit: FILES_A_CALL })
    await files.remove(batch.map((proof) => proof.file_id))
    const ids = batch.map((proof) => proof._id)
    if (ids.length > 0) await documents.updateWhere('payment_proofs', { _id: _.in(ids) }, { file_id: '' })
    removed += batch.length
    if (batch.length < FILES_A_CALL || performance.now() - start > BUDGET_MS) return removed
  }
}

/** Removes invitations that nobody used, a month after they ended. */
export async function removeOldInvites(call: CallContext): Promise<number> {
  const _ = operators()
  const where = { expire_at: _.lt(addHours(call.now, -24 * INVITE_DAYS)), used_by: null }
  const old = await documents.find('invites', where, { limit: 1000 })
  if (old.length > 0) await documents.removeWhere('invites', { _id: _.in(old.map(({ _id }) => _id)), ...where })
  return old.length
}
