import { act } from '../testing/actions'
import { ADMIN, after, anOrderIn } from '../testing/samples'
import { auditOfOrder } from './audit'
import type { Action, OrderStatus } from './status'

const admin = { _id: ADMIN, role: 'operator', name: '阿强' } as const

test.each<{ status: OrderStatus; does: Action; action: string; reason: string; to: OrderStatus; owed?: number }>([
  { status: 'proof_submitted', does: 'approve', action: 'approve', reason: '看不清', to: 'paid' },
  { status: 'proof_submitted', does: 'return', action: 'return', reason: '看不清', to: 'pending' },
  { status: 'proof_submitted', does: 'reject', action: 'reject', reason: '看不清', to: 'rejected' },
  { status: 'paid', does: 'admin_cancel', action: 'cancel', reason: '主机坏了', to: 'cancelled', owed: 1500 },
])(
  '$does is written down with who, what, why, when, before and after',
  ({ status, does, action, reason, to, owed }) => {
    const before = anOrderIn(status)
    const changed = act(before, does, after(5))
    expect(auditOfOrder(before, changed, admin)).toEqual({
      admin_id: ADMIN,
      admin_role: 'operator',
      action,
      order_id: before._id,
      order_no: before.order_no,
      reason,
      before: { status, expire_at: before.expire_at },
      after: { status: to, expire_at: changed.expire_at, ...(owed && { owed }) },
      at: after(5),
    })
  },
)

test('what no admin has done has no audit', () => {
  const order = { ...anOrderIn('paid'), history: [] }
  expect(() => auditOfOrder(order, order, admin)).toThrow('was not done by an admin')
  const cancelled = anOrderIn('cancelled')
  expect(() => auditOfOrder(cancelled, cancelled, admin)).toThrow('was not done by an admin')
})
