import { act } from '../testing/actions'
import { ADMIN, after, anOrder, anOrderIn, aProof, NOW } from '../testing/samples'
import type { Records } from './contradictions'
import { type HistoryEntry, type Order } from '../order/order'
import { statuses } from '../order/status'
import { addHours, addMinutes } from '../time'
import { findingsOf, paid } from '../testing/records'
import { adminCancel } from '../order/moves'
import { MAX_PROOFS } from '../order/proof'

type Change = (shop: Records) => void

describe('what is given once', () => {
  test('is an order number', () => {
    expect(findingsOf('order_no_is_unique', (shop) => void (paid(shop).order_no = '261123-0000001'))).toStrictEqual([
      { rule: 'order_no_is_unique', ids: ['261123-0000001'], sentence: '订单号 261123-0000001 重复' },
    ])
  })

  const sameKey: Change = (shop) => void (paid(shop).idempotency_key = 'key-of-one-tap')

  test('is the key of a player’s tap, of which another player may have the like', () => {
    expect(findingsOf('key_is_unique', sameKey)).toStrictEqual([])
    const samePlayer: Change = (shop) => void (paid(shop).openid = 'openid-player')
    expect(findingsOf('key_is_unique', samePlayer)).toStrictEqual([])
    expect(
      findingsOf('key_is_unique', (shop) => [sameKey, samePlayer].forEach((change) => change(shop))),
    ).toStrictEqual([
      {
        rule: 'key_is_unique',
        ids: ['openid-player key-of-one-tap'],
        sentence: '防重键 openid-player key-of-one-tap 重复',
      },
    ])
  })

  test('is the pay code of an unfinished order, which a finished one may have had', () => {
    const finding = { rule: 'pay_code_is_unique', ids: ['0001'], sentence: '未完成订单的付款码 0001 重复' }
    const add: Change = (shop) => void shop.orders.push(anOrder({ _id: 'b' }), anOrder({ _id: 'c' }))
    expect(findingsOf('pay_code_is_unique', add)).toStrictEqual([finding])
    expect(findingsOf('pay_code_is_unique', add, after(15))).toStrictEqual([])
    expect(findingsOf('pay_code_is_unique', (shop) => void (paid(shop).pay_code = '0001'))).toStrictEqual([])
  })
})

describe('a history', () => {
  const found = (order: Order) => findingsOf('history_explains_status', (shop) => void (shop.orders = [order]))
  const step = (action: HistoryEntry['action'], from: Order['status'] | null, to: Order['status']): HistoryEntry => ({
    action,
    from,
    to,
    at: NOW,
    by: 'player',
    openid: 'openid-player',
    reason: '',
  })
  const create = step('create', null, 'pending')
  const submit = step('submit_proof', 'pending', 'proof_submitted')

  test.each<[string, Order]>([
    ...statuses.map((status): [string, Order] => [`an order that is ${status}`, anOrderIn(status)]),
    ['a lapse under review', { ...anOrderIn('proof_submitted'), status: 'expired' }],
    ['a proof that was returned', act(anOrderIn('proof_submitted'), 'return', after(2))],
    ['a paid order that was cancelled', adminCancel(anOrderIn('paid'), { admin: ADMIN, reason: '主机坏了' }, after(3))],
  ])('leads to %s', (_, order) => {
    expect(found(order)).toStrictEqual([])
  })

  test.each<[string, Order['status'], HistoryEntry[]]>([
    ['nothing in it', 'pending', []],
    ['no creation', 'proof_submitted', [submit]],
    ['a verdict out of nothing', 'paid', [step('approve', null, 'paid')]],
    ['two creations', 'pending', [create, create]],
    ['a creation from an order', 'pending', [step('create', 'pending', 'pending')]],
    ['a second creation from an order', 'pending', [create, step('create', 'pending', 'pending')]],
    ['a creation that is paid at once', 'paid', [step('create', null, 'paid')]],
    ['a gap', 'paid', [create, step('approve', 'proof_submitted', 'paid')]],
    ['an action that was not allowed', 'paid', [create, step('approve', 'pending', 'paid')]],
    ['an action that led elsewhere', 'rejected', [create, submit, step('approve', 'proof_submitted', 'rejected')]],
    ['another end', 'paid', [create, submit]],
    ['an end that has no lapse', 'expired', [create, step('cancel', 'pending', 'cancelled')]],
  ])('with %s is found', (_, status, history) => {
    expect(found(anOrder({ status, history }))).toStrictEqual([
      {
        rule: 'history_explains_status',
        ids: ['order-1'],
        sentence: `订单 261123-0000001 的经过与它的状态 ${status} 对不上`,
      },
    ])
  })
})

describe('an order', () => {
  const found = (order: Order) => findingsOf('order_is_sound', (shop) => void (shop.orders = [order]))
  const proofs = (count: number) => Array.from({ length: count }, (_, at) => aProof(String(at)))
  const { start_time, end_time } = anOrder()

  test.each<[string, Order]>([
    ['is free of charge', anOrder({ amount: 0 })],
    ['is under review with one image', { ...anOrderIn('proof_submitted'), proofs: proofs(1) }],
    ['is paid with as many images as may be', { ...anOrderIn('paid'), proofs: proofs(MAX_PROOFS) }],
    ['is not paid and has no image', anOrder({ proofs: [] })],
    ['had its image returned', act(anOrderIn('proof_submitted'), 'return', after(2))],
  ])('that %s is sound', (_, order) => {
    expect(found(order)).toStrictEqual([])
  })

  test.each<[string, Order]>([
    ['is under review without an image', { ...anOrderIn('proof_submitted'), proofs: [] }],
    ['is paid without an image', { ...anOrderIn('paid'), proofs: [] }],
    ['has one image too many', { ...anOrderIn('proof_submitted'), proofs: proofs(MAX_PROOFS + 1) }],
    ['costs half a fen', anOrder({ amount: 0.5 })],
    ['costs less than nothing', anOrder({ amount: -1 })],
    ['costs more than can be counted', anOrder({ amount: 2 ** 53 })],
    [
      'begins in the middle of an hour',
      anOrder({ start_time: addMinutes(start_time, 30), end_time: addMinutes(end_time, 30) }),
    ],
    ['takes two hours', anOrder({ end_time: addHours(start_time, 2) })],
    ['ends when it begins', anOrder({ end_time: start_time })],
  ])('that %s is found', (_, order) => {
    expect(found(order)).toStrictEqual([
      { rule: 'order_is_sound', ids: ['order-1'], sentence: '订单 261123-0000001 的截图、时段或金额不合规则' },
    ])
  })
})
