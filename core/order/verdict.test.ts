import { refusalOf } from '../testing/actions'
import { ADMIN, after, anOrder, anOrderIn, aProof, someSettings } from '../testing/samples'
import { adminCancel } from './moves'
import { expire, type Order } from './order'
import { submitProof } from './proof'
import { verify, type Verdict } from './verdict'

const settings = someSettings({ hold_minutes: 15, review_minutes: 60 })
function submit(order: Order, names: string[], now = after(1)) {
  const proofs = names.map((name) => aProof(name, now))
  return submitProof(order, proofs, undefined, settings, now)
}

function judge(order: Order, verdict: Verdict, now = after(2), admin = ADMIN) {
  return verify(order, verdict, admin, settings, now)
}
const submitted = submit(anOrder(), ['a', 'b'])

test.each<{ name: string; verdict: Verdict; to: string }>([
  { name: 'approves', verdict: { pass: true }, to: 'paid' },
  { name: 'approves whatever else it says', verdict: { pass: true, allow_resubmit: true }, to: 'paid' },
  { name: 'rejects', verdict: { pass: false, reason: ' 金额不符 ' }, to: 'rejected' },
  { name: 'returns', verdict: { pass: false, reason: ' 金额不符 ', allow_resubmit: true }, to: 'pending' },
])('a verdict $name, and says so in the history', ({ verdict, to }) => {
  const order = judge(submitted, verdict)
  const reason = verdict.reason ? '金额不符' : ''
  expect(order).toMatchObject({ status: to, reason, updated_at: after(2) })
  expect(order.history.at(-1)).toMatchObject({
    from: 'proof_submitted',
    to,
    at: after(2),
    by: 'admin',
    openid: ADMIN,
    reason,
  })
})

test.each([{}, { reason: '' }, { reason: ' \n' }])('a verdict that refuses needs a reason, not %p', (given) => {
  const missing = { code: 4000, detail: { field: 'reason' } }
  expect(refusalOf(() => judge(submitted, { pass: false, ...given }))).toEqual(missing)
  expect(refusalOf(() => judge(submitted, { pass: false, allow_resubmit: true, ...given }))).toEqual(missing)
})

const returning: Verdict = { pass: false, reason: '看不清', allow_resubmit: true }

test('a verdict of other images than the admin saw is refused, whichever it is; old programs do not say', () => {
  for (const verdict of [{ pass: true }, { pass: false, reason: '金额不符' }, returning])
    for (const seen of [[], ['sha-of-x'], ['sha-of-a', 'sha-of-b', 'sha-of-c']])
      expect(refusalOf(() => judge(submitted, { ...verdict, seen }))).toEqual({
        code: 4005,
        detail: { status: 'proof_submitted' },
      })
  const seen = submitted.proofs.map(({ sha256 }) => sha256).reverse()
  const paid = judge(submitted, { pass: true, seen })
  expect(paid.status).toBe('paid')
  expect(judge(paid, { pass: true, seen: ['sha-of-x'] })).toBe(paid)
  expect(judge(submitted, { pass: true }).status).toBe('paid')
})

test('a verdict that returns near the end gives no longer than the order has', () => {
  const late = { ...submitted, end_time: after(10), expire_at: after(10) }
  expect(judge(late, returning)).toMatchObject({ status: 'pending', expire_at: after(10) })
})

test('a verdict that returns puts the images aside and starts the hold again', () => {
  const order = judge(submitted, returning)
  expect(order).toMatchObject({ proofs: [], expire_at: after(17) })
  expect(order.returned_proofs).toEqual(submitted.proofs)
  const again = judge(submit(order, ['a', 'c'], after(3)), returning, after(4))
  expect(again.returned_proofs.map((proof) => proof.sha256)).toEqual(['sha-of-a', 'sha-of-b', 'sha-of-a', 'sha-of-c'])
})

test.each<Verdict>([{ pass: true }, { pass: false, reason: '金额不符' }, returning])(
  'a verdict given twice is given once: %p',
  (verdict) => {
    const order = judge(submitted, verdict)
    expect(judge(order, { ...verdict, reason: '换个说法' }, after(3), 'another admin')).toBe(order)
  },
)

test.each<[Verdict, Verdict, string]>([
  [{ pass: true }, { pass: false, reason: '金额不符' }, 'paid'],
  [{ pass: true }, returning, 'paid'],
  [{ pass: false, reason: '金额不符' }, { pass: true }, 'rejected'],
  [returning, { pass: true }, 'pending'],
])('the verdict %p is not changed to %p', (first, second, status) => {
  expect(refusalOf(() => judge(judge(submitted, first), second, after(3)))).toEqual({
    code: 4005,
    detail: { status },
  })
})

test('a verdict is not repeated on an order that was cancelled since', () => {
  const cancelled = adminCancel(judge(submitted, { pass: true }), { admin: ADMIN, reason: '主机坏了' }, after(3))
  expect(refusalOf(() => judge(cancelled, { pass: true }, after(4)))?.detail).toEqual({ status: 'cancelled' })
})

test('a verdict is not repeated on a returned order that has lapsed, whether or not that was written down', () => {
  const order = judge(submitted, returning)
  const late = order.expire_at
  expect(refusalOf(() => judge(order, returning, late))?.code).toBe(4003)
  expect(refusalOf(() => judge(expire(order, late), returning, late))?.code).toBe(4003)
})

test.each([
  [undefined, [['received', 1500]], 0],
  [1500, [['received', 1500]], 0],
  [
    1000,
    [
      ['received', 1000],
      ['waived', 500],
    ],
    0,
  ],
  [0, [['waived', 1500]], 0],
  [
    2000,
    [
      ['received', 2000],
      ['refund_due', 500],
    ],
    500,
  ],
])('an approval of which %s came in writes %j, and owes %j', (received, lines, owed) => {
  const paid = verify(anOrderIn('proof_submitted'), { pass: true, received }, ADMIN, settings, after(5))
  expect([paid.status, paid.owed ?? 0]).toEqual(['paid', owed])
  expect(paid.money?.map(({ kind, amount }) => [kind, amount])).toEqual(lines)
  // the same verdict once more changes nothing, whatever sum it names
  expect(verify(paid, { pass: true, received: 7 }, ADMIN, settings, after(6))).toBe(paid)
})

test('a sum that came in is named with an approval alone', () => {
  const verdict = { pass: false, reason: '看不清', received: 1 }
  expect(refusalOf(() => verify(anOrderIn('proof_submitted'), verdict, ADMIN, settings, after(5)))).toMatchObject({
    code: 4000,
    detail: { field: 'received' },
  })
})
