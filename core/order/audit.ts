import type { HistoryEntry, Order } from './order'
import type { Role } from '../shop/roles'
import type { OrderStatus } from './status'
import type { Instant } from '../time'

/** Somebody who may use the admin tab. */
export interface Admin {
  /** openid */
  _id: string
  role: Role
  name: string
}

/** What admins do that is written down. The page names each of them, or does not compile. */
export type AuditAction =
  | 'approve'
  | 'return'
  | 'reject'
  | 'cancel'
  | 'update_settings'
  | 'close_hours'
  | 'open_hours'
  | 'invite_admin'
  | 'accept_invite'
  | 'revoke_invite'
  | 'change_role'
  | 'remove_admin'
  | 'block_player'
  | 'unblock_player'
  | 'repair'

/** The written record of what an admin did, made in the same transaction. */
export interface Audit {
  _id: string
  admin_id: string
  admin_role: Role
  action: AuditAction
  order_id: string | null
  order_no: string | null
  reason: string
  before: unknown
  after: unknown
  /** an admin decided about an order of his own */
  own_order?: boolean
  at: Instant
}

function orderFacts(order: Order): { status: OrderStatus; expire_at: Instant } {
  return {
    status: order.status,
    expire_at: order.expire_at,
  }
}

const adminActions: Partial<Record<HistoryEntry['action'], AuditAction>> = {
  approve: 'approve',
  return: 'return',
  reject: 'reject',
  admin_cancel: 'cancel',
}

/** How an audit calls what happened to an order; null when no admin does so. */
export function auditActionOf(action: HistoryEntry['action']): AuditAction | null {
  return adminActions[action] ?? null
}

/** The audit of the last thing that an admin did to an order. */
export function auditOfOrder(before: Order, after: Order, admin: Admin): Omit<Audit, '_id'> {
  const last = after.history.at(-1)
  const action = last && auditActionOf(last.action)
  if (!action) throw new Error('the last thing that happened to the order was not done by an admin')
  return {
    admin_id: admin._id,
    admin_role: admin.role,
    action,
    order_id: after._id,
    order_no: after.order_no,
    reason: last.reason,
    before: orderFacts(before),
    after: orderFacts(after),
    ...(after.openid === admin._id && { own_order: true }),
    at: last.at,
  }
}
