import type { Health } from '../../../core/contract/contract'
import { unfinishedStatuses } from '../../../core/order/status'
import type { Heartbeat } from '../../../core/shop/system'
import { addHours, addMinutes } from '../../../core/time'
import { documents } from '../platform/database'
import type { CallContext } from '../call/context'

/** The timer runs every minute; after this many without it something is wrong. */
const SILENT_MINUTES = 5

interface Queue {
  count: number
  oldest: string | null
}

const EMPTY: Queue = { count: 0, oldest: null }

async function queue(collection: 'orders' | 'messages', match: object, since = '$updated_at'): Promise<Queue> {
  const [found] = await documents.aggregate<Queue>(collection, [
    { $match: match },
    { $group: { _id: null, count: { $sum: 1 }, oldest: { $min: since } } },
  ])
  return found ?? EMPTY
}

/** How the shop is doing, without a word about anybody. */
export async function readHealth({ now }: CallContext): Promise<Health> {
  const [settings, heartbeats, proofs, lapsed, uploads, unsent, refused] = await Promise.all([
    documents.find('settings', { _id: 'shop' }),
    documents.find('system', { _id: 'expireCron' }) as Promise<Heartbeat[]>,
    queue('orders', { status: 'proof_submitted', expire_at: { $gt: now } }),
    queue('orders', { status: { $in: unfinishedStatuses }, expire_at: { $lte: now } }),
    queue('orders', { storing_at: { $gt: '' } }),
    queue('messages', { try_at: { $gt: '' } }, '$at'),
    queue('messages', { status: 'failed', at: { $gt: addHours(now, -24) } }, '$at'),
  ])
  const timer_ran_at = heartbeats[0]?.at ?? null
  const checks = {
    settings: settings.length > 0,
    timer: (timer_ran_at ?? '') > addMinutes(now, -SILENT_MINUTES),
  }
  return {
    ok: checks.settings && checks.timer,
    checks,
    timer_ran_at,
    messages: { waiting: unsent.count, oldest_waiting_at: unsent.oldest, refused_today: refused.count },
    waiting: { proofs: proofs.count, oldest_proof_at: proofs.oldest, lapsed: lapsed.count, uploads: uploads.count },
  }
}
