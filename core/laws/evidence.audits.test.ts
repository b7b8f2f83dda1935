import { act } from '../testing/actions'
import { ADMIN, after } from '../testing/samples'
import { auditOfOrder } from '../order/audit'
import type { Records } from './contradictions'
import { findingsOf, held, judgement, paid } from '../testing/records'
import { adminCancel } from '../order/moves'

type Change = (shop: Records) => void

describe('what an admin did', () => {
  const approval = ['paid-1', 'approve', after(2), ADMIN]
  const rules = ['audit_is_written_once', 'action_has_audit', 'audit_has_action']
  const found = (change: Change) => rules.flatMap((rule) => findingsOf(rule, change))
  const unwritten = (ids: string[]) => ({ rule: 'action_has_audit', ids, sentence: '管理员的操作没有审计记录' })
  const untrue = (ids: string[]) => ({ rule: 'audit_has_action', ids, sentence: '审计记录对应的操作不存在' })

  const auditOfCancelling = (shop: Records) => {
    const before = paid(shop)
    const cancelled = adminCancel(before, { admin: ADMIN, reason: '主机坏了' }, after(3))
    shop.orders[1] = cancelled
    return { _id: 'a2', ...auditOfOrder(before, cancelled, { _id: ADMIN, role: 'owner', name: '' }) }
  }

  test.each<[string, Change]>([
    ['a verdict', () => undefined],
    ['a cancellation, by its short name', (shop) => void shop.order_audits.push(auditOfCancelling(shop))],
    ['a change of the settings', (shop) => void shop.order_audits.push({ ...judgement(shop), order_id: null })],
    ['a repair of an order', (shop) => void shop.order_audits.push({ ...judgement(shop), action: 'repair' })],
    [
      'a repair of the shop',
      (shop) => void shop.order_audits.push({ ...judgement(shop), order_id: null, action: 'repair' }),
    ],
  ])('is written down once: %s', (_, change) => {
    expect(found(change)).toStrictEqual([])
  })

  test('and was not written down is found, a cancellation by its short name', () => {
    expect(found((shop) => void (shop.order_audits = []))).toStrictEqual([unwritten(approval)])
    expect(found((shop) => void auditOfCancelling(shop))).toStrictEqual([
      unwritten(['paid-1', 'cancel', after(3), ADMIN]),
    ])
  })

  test('and was written down three times is found once', () => {
    expect(found((shop) => void shop.order_audits.push(judgement(shop), judgement(shop)))).toStrictEqual([
      { rule: 'audit_is_written_once', ids: approval, sentence: '同一操作有两条审计记录' },
    ])
  })

  test.each<[string, Partial<Records['order_audits'][number]>, string[]]>([
    ['another order', { order_id: 'order-1' }, ['order-1', 'approve', after(2), ADMIN]],
    ['another action', { action: 'reject' }, ['paid-1', 'reject', after(2), ADMIN]],
    ['another time', { at: after(3) }, ['paid-1', 'approve', after(3), ADMIN]],
    ['another admin', { admin_id: 'somebody' }, ['paid-1', 'approve', after(2), 'somebody']],
  ])('and was written down with %s is found as two halves', (_, wrong, ids) => {
    expect(found((shop) => void Object.assign(judgement(shop), wrong))).toStrictEqual([
      unwritten(approval),
      untrue(ids),
    ])
  })

  test('is asked about admins only: what a player did needs no audit', () => {
    expect(found((shop) => void (shop.orders[0] = act(held(shop), 'cancel', after(1))))).toStrictEqual([])
  })
})
