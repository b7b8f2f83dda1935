import type { HistoryEntry, Order } from './order'
import type { Role } from '../shop/roles'
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
  | 'book'
  | 'move'
  | 'arrive'
  | 'miss'
  | 'clear_visit'
  | 'refund'
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
  | 'change_robot'
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

type OrderFacts = Pick<Order, 'status' | 'expire_at' | 'start_time' | 'console_id' | 'hours' | 'amount' | 'owed'>

/** What an admin's deed changes of an order; where it lies only when it was moved or begun by it, what is owed only where something is. */
function orderFacts(order: Order, hasPlace: boolean): Partial<OrderFacts> {
  const { status, expire_at, start_time, console_id, hours, amount, owed } = order
  return {
    status,
    expire_at,
    ...(owed && { owed }),
    ...(hasPlace && { start_time, console_id, hours, amount }),
  }
}

const adminActions: Partial<Record<HistoryEntry['action'], AuditAction>> = {
  admin_book: 'book',
  admin_move: 'move',
  arrive: 'arrive',
  miss: 'miss',
  clear_visit: 'clear_visit',
  refund: 'refund',
  approve: 'approve',
  return: 'return',
  reject: 'reject',
  admin_cancel: 'cancel',
}

/** How an audit calls what happened to an order; null when no admin does so. */
export function auditActionOf(action: HistoryEntry['action']): AuditAction | null {
  return adminActions[action] ?? null
}

/** The audit of the last thing that an admin did to an order; `before` is null where the order began by it. */
export function auditOfOrder(before: Order | null, after: Order, admin: Admin): Omit<Audit, '_id'> {
  const last = after.history.at(-1)
  const action = last && auditActionOf(last.action)
  if (!action) throw new Error('the last thing that happened to the order was not done by an admin')
  const hasPlace = action === 'book' || action === 'move'
  return {
    admin_id: admin._id,
    admin_role: admin.role,
    action,
    order_id: after._id,
    order_no: after.order_no,
    reason: last.reason,
    before: before && orderFacts(before, hasPlace),
    after: orderFacts(after, hasPlace),
    ...(after.openid === admin._id && { own_order: true }),
    at: last.at,
  }
}
