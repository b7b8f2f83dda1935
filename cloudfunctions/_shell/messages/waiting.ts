import { alertText } from '../../../core/messages/alerts'
import type { Message } from '../../../core/messages/outbox'
import { sourcesOfWaiting, type Sources, type Waiting } from '../../../core/messages/sources'
import { atLeast } from '../../../core/shop/roles'
import type { Settings } from '../../../core/shop/settings'
import type { Instant } from '../../../core/time'
import type { CallContext } from '../call/context'
import { documents } from '../platform/database'

/** The proofs that wait for a verdict: how many, and since when. */
export async function waitingProofs(now: Instant): Promise<Waiting> {
  const [found] = await documents.aggregate<Waiting>('orders', [
    { $match: { status: 'proof_submitted', expire_at: { $gt: now } } },
    { $project: { handed_in: { $max: '$proofs.uploaded_at' } } },
    { $group: { _id: null, count: { $sum: 1 }, oldest: { $min: '$handed_in' }, newest: { $max: '$handed_in' } } },
    { $limit: 1 },
  ])
  return found ?? { count: 0, oldest: now, newest: '' }
}

/** What a message to an admin says now; null when nothing waits any more, or the admin is none any more. */
export async function waitingSources(
  call: CallContext,
  { openid }: Message,
  settings: Settings,
): Promise<Sources | null> {
  const [admin] = await documents.find('admins', { _id: openid })
  const waiting = await waitingProofs(call.now)
  if (!admin || !atLeast(admin.role, 'operator') || waiting.count === 0) return null
  return sourcesOfWaiting(waiting, alertText(waiting, call.now), settings)
}
