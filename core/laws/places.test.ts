import { ADMIN, after } from '../testing/samples'
import type { Finding, Records } from './contradictions'
import { expire } from '../order/order'
import { findingsOf, held, now, paid, place } from '../testing/records'
import { adminCancel, cancel } from '../order/moves'

type Change = (shop: Records) => void
const HELD = '1@2026-11-23T15:00:00.000Z'
const PAID = '2@2026-11-23T15:00:00.000Z'

const cancelled: Change = (shop) => void (shop.orders[0] = cancel(held(shop), after(1)))
const unknown: Change = (shop) => void (place(shop).order_id = 'unknown')
const stolen: Change = (shop) => void (place(shop).openid = 'somebody')
const stolenWhenPaid: Change = (shop) => void (place(shop, 1).openid = 'somebody')
const gone: Change = (shop) => void shop.reservations.shift()
const goneWhenPaid: Change = (shop) => void shop.reservations.pop()

describe('a place that is taken', () => {
  const found = (change: Change, at = now) => findingsOf('place_has_owner', change, at)
  const isNot = (ids: string[], order_no: string): Finding => ({
    rule: 'place_has_owner',
    ids,
    sentence: `${ids[0]} 被占用，但订单 ${order_no} 并不占有它`,
  })

  test.each<[string, Change, string[], string]>([
    ['for an order that nobody knows', unknown, [HELD, 'unknown'], 'unknown'],
    ['otherwise than its held order says', stolen, [HELD, 'order-1'], '261123-0000001'],
    [
      'otherwise than its order under review says',
      (shop) => Object.assign(held(shop), { status: 'proof_submitted', expire_at: after(99) }),
      [HELD, 'order-1'],
      '261123-0000001',
    ],
    ['otherwise than its paid order says', stolenWhenPaid, [PAID, 'paid-1'], '261123-0000002'],
  ])('%s is found, and left to a person', (_, change, ids, order_no) => {
    expect(found(change)).toStrictEqual([isNot(ids, order_no)])
  })

  test.each<[string, Change]>([
    ['cancelled', cancelled],
    ['rejected', (shop) => void (held(shop).status = 'rejected')],
    ['written down as lapsed', (shop) => void (held(shop).status = 'expired')],
  ])('for an order that is %s may be freed', (_, change) => {
    const repair = { kind: 'free_place', place_id: HELD } as const
    expect(found(change)).toStrictEqual([{ ...isNot([HELD, 'order-1'], '261123-0000001'), repair }])
  })

  test.each<[string, Change, string]>([
    ['by its order', () => undefined, now],
    ['until its hold ended', cancelled, after(15)],
    ['by a lapsed order that was written down', (shop) => (shop.orders[0] = expire(held(shop), after(20))), after(20)],
  ])('%s is as it should be', (_, change, at) => {
    expect(found(change, at)).toStrictEqual([])
  })
})

describe('an order', () => {
  const found = (change: Change, at = now) => findingsOf('order_owns_place', change, at)
  const misses = (ids: string[], order_no: string): Finding => ({
    rule: 'order_owns_place',
    ids,
    sentence: `订单 ${order_no} 应占有 ${ids[1]}，但记录不符`,
  })
  const heldMisses = misses(['order-1', HELD], '261123-0000001')
  const paidMisses = misses(['paid-1', PAID], '261123-0000002')

  test.each<[string, Change, Finding, string, string]>([
    ['is held and nobody has its place', gone, heldMisses, 'order-1', now],
    ['is held and its place says otherwise', stolen, heldMisses, 'order-1', now],
    ['is paid and nobody has its place', goneWhenPaid, paidMisses, 'paid-1', now],
    [
      'is paid and the hold on its place has ended',
      (shop) => Object.assign(place(shop, 1), { order_id: 'other', expire_at: now }),
      paidMisses,
      'paid-1',
      now,
    ],
  ])('that %s takes it', (_, change, finding, order_id, at) => {
    expect(found(change, at)).toStrictEqual([{ ...finding, repair: { kind: 'take_place', order_id } }])
  })

  test.each<[string, Change]>([
    ['is confirmed', (shop) => void (place(shop, 1).order_id = 'other')],
    [
      'is held for a moment yet',
      (shop) => Object.assign(place(shop, 1), { order_id: 'other', expire_at: after(6), status: 'locked' }),
    ],
  ])('takes no place that somebody else has and that %s', (_, change) => {
    expect(found(change)).toStrictEqual([paidMisses])
  })

  test.each<[string, Change, string]>([
    ['is cancelled', (shop) => (cancelled(shop), gone(shop)), now],
    ['has lapsed', gone, after(15)],
    [
      'was paid and then cancelled',
      (shop) => {
        shop.orders[1] = adminCancel(paid(shop), { admin: ADMIN, reason: '主机坏了' }, after(3))
        goneWhenPaid(shop)
      },
      now,
    ],
  ])('that %s needs no place', (_, change, at) => {
    expect(found(change, at)).toStrictEqual([])
  })
})
