import { randomUUID } from 'node:crypto'
import type { Audit } from '../../../core/order/audit'
import type { AuditView } from '../../../core/contract/contract'
import { documents } from '../platform/database'
import type { Transaction } from '../platform/transaction'
import type { AdminContext } from '../call/context'

export interface AuditQuery {
  order_id?: string
  admin_id?: string
  action?: string
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

/** Records what an admin did to something other than an order, in the transaction that does it. */
export function writeAudit(
  tx: Transaction,
  { admin, now }: Pick<AdminContext, 'admin' | 'now'>,
  what: Pick<Audit, 'action' | 'reason' | 'before' | 'after'>,
): Promise<void> {
  return tx.set('order_audits', {
    _id: randomUUID(),
    admin_id: admin._id,
    admin_role: admin.role,
    order_id: null,
    order_no: null,
    at: now,
    ...what,
  })
}

function view({ _id, ...audit }: Audit): AuditView {
  return { id: _id, ...audit }
}

function olderThan(cursor: string): object[] {
  const [at, id] = cursor.split('|')
  return [{ at: { $lte: at } }, { $or: [{ at: { $lt: at } }, { _id: { $lt: id } }] }]
}

/** A page of audits, newest first. The cursor is the time and id of the last one seen. */
export async function listAudits(query: AuditQuery): Promise<{ audits: AuditView[]; next_cursor: string | null }> {
  const { from, to, cursor, limit = 20, ...equal } = query
  const conditions = [
    equal,
    ...(from ? [{ at: { $gte: from } }] : []),
    ...(to ? [{ at: { $lt: to } }] : []),
    ...(cursor ? olderThan(cursor) : []),
  ]
  const found = await documents.aggregate<Audit>('order_audits', [
    { $match: { $and: conditions } },
    { $sort: { at: -1, _id: -1 } },
    { $limit: limit + 1 },
  ])
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { audits: page.map(view), next_cursor: found.length > limit && last ? `${last.at}|${last._id}` : null }
}
