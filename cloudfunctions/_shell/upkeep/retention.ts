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
/** With so many files that stay, storage itself is ill: the next night tries again. */
const MAX_KEPT = 500
/** Below the function's timeout. The run of the next night takes the others. */
const BUDGET_MS = 40_000

/** Removes the images of visits that are `days` past. What an image was used for stays known by its hash. */
export async function removeOldProofs(call: CallContext, days: number): Promise<number> {
  const _ = operators()
  const start = performance.now()
  const old = { status: 'used', at: _.lt(addHours(call.now, -24 * (days + DAYS_BEFORE_VISIT))), file_id: _.neq('') }
  const passedOver: string[] = []
  const readPage = (limit: number) =>
    documents.find('payment_proofs', { ...old, _id: _.nin(passedOver) }, { order: [['at', 'asc']], limit })
  let removed = 0
  for await (const page of pages(readPage, FILES_A_PAGE)) {
    const kept = await files.remove(page.map((proof) => proof.file_id))
    const gone = page.filter((proof) => !kept.has(proof.file_id)).map((proof) => proof._id)
    if (gone.length > 0) await documents.updateWhere('payment_proofs', { _id: _.in(gone) }, { file_id: '' })
    removed += gone.length
    passedOver.push(...page.filter((proof) => kept.has(proof.file_id)).map((proof) => proof._id))
    if (performance.now() - start > BUDGET_MS || passedOver.length > MAX_KEPT) break
  }
  return removed
}

const MESSAGE_DAYS = 180

/** Removes what was said half a year ago; how much there was. */
export function removeOldMessages(call: CallContext): Promise<number> {
  const _ = operators()
  return documents.removeWhere('messages', { at: _.lt(addHours(call.now, -24 * MESSAGE_DAYS)), try_at: null })
}

/** Removes invitations that nobody used, a month after they ended; how many there were. */
export function removeOldInvites(call: CallContext): Promise<number> {
  const ended = operators().lt(addHours(call.now, -24 * INVITE_DAYS))
  return documents.removeWhere('invites', { expire_at: ended, used_by: null })
}
