import { act, refusalOf } from '../testing/actions'
import { ADMIN, after, anOrder, anOrderIn } from '../testing/samples'
import { addHours, addMinutes } from '../time'
import { linesOf } from './money-lines'
import { adminCancel, cancel, markRefunded } from './moves'

const reason = '主机坏了'
function cancelled(order = anOrderIn('paid'), refund?: boolean) {
  return adminCancel(order, { admin: ADMIN, reason, refund }, after(3))
}
const back = { admin: ADMIN, amount: 1500, how: 'transfer' as const, note: '' }

test('who has paid and is cancelled is owed what came in, also where an older version wrote no lines', () => {
  const { money: _, owed: __, ...ofBefore } = anOrderIn('paid')
  for (const paid of [anOrderIn('paid'), ofBefore])
    expect(cancelled(paid)).toMatchObject({
      status: 'cancelled',
      owed: 1500,
      money: [{ kind: 'received' }, { kind: 'refund_due', amount: 1500, by: ADMIN, note: reason, at: after(3) }],
    })
})

test.each([
  ['the admin says no', cancelled(anOrderIn('paid'), false)],
  ['nothing had come in', cancelled(anOrder())],
  ['what came in was not looked at yet', cancelled(anOrderIn('proof_submitted'))],
  ['it cost nothing', cancelled({ ...anOrderIn('paid'), amount: 0, money: undefined })],
])('nothing is owed where %s', (_, order) => expect(order.owed ?? 0).toBe(0))

test('only what is not on its way back already is owed', () => {
  const moved = markRefunded(
    { ...anOrderIn('paid'), amount: 1000, owed: 500, money: [...linesOf(anOrderIn('paid')), { ...due, amount: 500 }] },
    { ...back, amount: 500 },
    after(2),
  )
  expect(cancelled(moved)).toMatchObject({ owed: 1000 })
})
const due = { kind: 'refund_due' as const, at: after(1), by: ADMIN, how: '' as const, note: '' }

test('what was paid back is a line, all at once or in parts, and the order stays over', () => {
  const part = markRefunded(cancelled(), { ...back, amount: 500, how: 'cash' }, after(4))
  expect(part).toMatchObject({ status: 'cancelled', owed: 1000, reason })
  const all = markRefunded(part, { ...back, amount: 1000, note: '微信' }, after(5))
  expect(all).toMatchObject({ owed: 0, updated_at: after(5) })
  expect(all.money?.slice(-2)).toMatchObject([
    { kind: 'refunded', amount: 500, how: 'cash', note: '', by: ADMIN, at: after(4) },
    { kind: 'refunded', amount: 1000, how: 'transfer', note: '微信', by: ADMIN, at: after(5) },
  ])
  expect(all.history.slice(-2)).toMatchObject([{ action: 'refund' }, { action: 'refund', reason: '微信' }])
})

test('said twice it was done once', () => {
  const once = markRefunded(cancelled(), back, after(4))
  expect(markRefunded(once, back, after(5))).toBe(once)
  expect(refusalOf(() => markRefunded(once, { ...back, admin: 'another' }, after(5)))).toMatchObject({ code: 4005 })
})

test.each([
  ['more than is owed', cancelled(), 1501, '最多还应退 ¥15.00'],
  ['what is not owed', anOrderIn('paid'), 1, '这笔订单没有待退的款'],
  ['for an order that was never paid', act(anOrder(), 'cancel', after(1)), 1, '这笔订单没有待退的款'],
])('%s is refused', (_, order, amount, message) => {
  const refusal = { code: 4005, message, detail: { status: order.status } }
  expect(() => markRefunded(order, { ...back, amount }, after(4))).toThrow(expect.objectContaining(refusal) as Error)
})

test('a player cancels a paid order as long before its start as the shop lets, and is owed all of it', () => {
  const paid = anOrderIn('paid')
  const latest = addHours(paid.start_time, -2)
  const late = addMinutes(latest, 0.001)
  expect(cancel(paid, latest, 2)).toMatchObject({
    status: 'cancelled',
    owed: 1500,
    money: [{ kind: 'received' }, { kind: 'refund_due', amount: 1500, by: '' }],
  })
  expect(cancel(cancel(paid, latest, 2), late, 2)).toMatchObject({ owed: 1500 })
  for (const [at, hours] of [
    [late, 2],
    [latest, null],
    [addMinutes(paid.start_time, 0.001), 0],
  ] as const)
    expect(refusalOf(() => cancel(paid, at, hours))).toEqual({ code: 4005, detail: { status: 'paid' } })
  expect(cancel(anOrder(), after(1), null)).toMatchObject({ status: 'cancelled' })
  expect(cancel(anOrder(), after(1)).owed ?? 0).toBe(0)
})
