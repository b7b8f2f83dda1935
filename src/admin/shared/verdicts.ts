import type { Contract, OrderView } from '../../../core/contract/contract'
import { DomainError } from '../../../core/errors'
import type { OrderStatus } from '../../../core/order/status'
import { failureText } from '../../shared/fetch/failure-text'
import { call } from '../../services/cloud/call'
import { currentSession, recheckRole } from '../../services/cloud/session'
import { adminTexts } from './texts'
import { momentText, sharedTexts, statusName, statusText } from '../../shared/texts'

export type VerdictKind = 'approve' | 'return' | 'reject'

export interface Judgement {
  order: OrderView
  kind: VerdictKind
  reason: string
  /** of an approval: what came in, where that is not the amount */
  received?: number
}

/** What came of a verdict: null when it simply holds, otherwise what the admin should know. */
export interface Outcome {
  isSettled: boolean
  news: string | null
}

function request({ order, kind, reason, received }: Judgement): Contract['verify']['request'] {
  return {
    order_id: order.id,
    // an approval of pictures that the admin has not seen is refused
    seen: order.proofs.map(({ id }) => id),
    pass: kind === 'approve',
    ...(kind !== 'approve' && { reason }),
    ...(kind === 'approve' && received !== undefined && { received }),
    ...(kind === 'return' && { allow_resubmit: true }),
  }
}

/** What was done to the order before this verdict, which changed nothing any more; null when the verdict holds. */
interface DoneBefore {
  action: string
  at: string
  /** the id of the admin */
  by?: string
}

/** Who did it first and what; nothing when it was this admin. A name only where it can be had. */
async function whoWasFirst({ order_no }: OrderView, { action, at, by }: DoneBefore): Promise<string | null> {
  if (by === currentSession()?.user.id) return null
  const { admins } = await call('listAdmins', {}).catch(() => ({ admins: [] }))
  const name = admins.find(({ id }) => id === by)?.name ?? adminTexts.someone
  return adminTexts.first(name, adminTexts.did[action] ?? '', momentText(at), order_no)
}

/** What became of an order on which a verdict was refused. */
async function whatHappened({ id, order_no }: OrderView, status?: string): Promise<string | null> {
  try {
    const { order } = await call('getOrder', { order_id: id })
    const last = order.history?.[order.history.length - 1]
    if (order.status === 'expired') return adminTexts.lapsed(order_no)
    if (last?.by !== 'admin') return adminTexts.changed(order_no, statusText(order))
    return await whoWasFirst(order, { action: last.action, at: last.at, by: last.admin_id })
  } catch {
    return status ? adminTexts.changed(order_no, statusName(status as OrderStatus)) : sharedTexts.stale
  }
}

/** Sends a verdict. That somebody else gave the same one before is told as well. */
export async function sendVerdict(judgement: Judgement): Promise<Outcome> {
  const { order } = judgement
  try {
    const { done_before }: { done_before?: DoneBefore | null } = await call('verify', request(judgement))
    return { isSettled: true, news: done_before ? await whoWasFirst(order, done_before) : null }
  } catch (error) {
    await recheckRole(error)
    if (error instanceof DomainError && (error.code === 4003 || error.code === 4005))
      return { isSettled: true, news: await whatHappened(order, error.detail?.status) }
    return { isSettled: false, news: adminTexts.unsent(order.order_no, failureText(error)) }
  }
}
