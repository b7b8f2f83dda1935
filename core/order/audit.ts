import type { Order } from './order'
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

/** The written record of what an admin did, made in the same transaction. */
export interface Audit {
  _id: string
  admin_id: string
  admin_role: Role
  action: string
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

/** The audit of the last thing that an admin did to an order. */
export function auditOfOrder(before: Order, after: Order, admin: Admin): Omit<Audit, '_id'> {
  const last = after.history.at(-1)
  if (!last) throw new Error('an order has a history from its creation')
  return {
    admin_id: admin._id,
    admin_role: admin.role,
    action: last.action === 'admin_cancel' ? 'cancel' : last.action,
    order_id: after._id,
    order_no: after.order_no,
    reason: last.reason,
    before: orderFacts(before),
    after: orderFacts(after),
    ...(after.openid === admin._id && { own_order: true }),
    at: last.at,
  }
}
