import type { Contract, OrderView } from '../../../core/contract/contract'
import { DomainError } from '../../../core/errors'
import type { OrderStatus } from '../../../core/order/status'
import { sentence } from '../../shared/hooks/sentence'
import { call } from '../../services/cloud/call'
import { serverNow } from '../../services/cloud/server-clock'
import { currentSession, recheckRole } from '../../services/cloud/session'
import { texts } from '../../texts'
import { adminTexts } from '../texts'

export type VerdictKind = 'approve' | 'return' | 'reject'

export interface Judgement {
  order: OrderView
  kind: VerdictKind
  reason: string
}

/** What came of a verdict: null when it simply holds, otherwise what the admin should know. */
export interface Outcome {
  isSettled: boolean
  news: string | null
}

function request({ order, kind, reason }: Judgement): Contract['verify']['request'] {
  return {
    order_id: order.id,
    // an approval of pictures that the admin has not seen is refused
    seen: order.proofs.map(({ id }) => id),
    pass: kind === 'approve',
    ...(kind !== 'approve' && { reason }),
    ...(kind === 'return' && { allow_resubmit: true }),
  }
}

/** Who did it first and what; a name only where it can be had. */
async function whatHappened({ id, order_no }: OrderView, status?: string): Promise<string | null> {
  const { review, someone, moment } = adminTexts
  try {
    const { order } = await call('getOrder', { order_id: id })
    const last = order.history?.[order.history.length - 1]
    if (order.status === 'expired') return review.lapsed(order_no)
    if (last?.by !== 'admin') return review.changed(order_no, texts.status(order))
    if (last.admin_id === currentSession()?.user.id) return null
    const { admins } = await call('listAdmins', {}).catch(() => ({ admins: [] }))
    const name = admins.find((admin) => admin.id === last.admin_id)?.name ?? someone
    return review.first(name, review.did[last.action] ?? '', moment(last.at), order_no)
  } catch {
    return status ? review.changed(order_no, texts.statusName(status as OrderStatus)) : texts.stale
  }
}

const CLOCK_ERROR_MS = 1000

/** Sends a verdict. That somebody else gave the same one before is told as well. */
export async function sendVerdict(judgement: Judgement): Promise<Outcome> {
  const sentMs = serverNow()
  const { order } = judgement
  try {
    const answer = await call('verify', request(judgement))
    const wasBefore = Date.parse(answer.order.updated_at) < sentMs - CLOCK_ERROR_MS
    return { isSettled: true, news: wasBefore ? await whatHappened(order) : null }
  } catch (error) {
    await recheckRole(error)
    if (error instanceof DomainError && (error.code === 4003 || error.code === 4005))
      return { isSettled: true, news: await whatHappened(order, error.detail?.status) }
    return { isSettled: false, news: adminTexts.review.unsent(order.order_no, sentence(error)) }
  }
}
