import { expire, type Order } from '../../../core/order/order'
import { reservationsOf, placesOf } from '../../../core/order/place'
import { statuses, type OrderStatus } from '../../../core/order/status'
import type { Repair } from '../../../core/laws/contradictions'
import { after, anOrder, anOrderIn, aProof, aReservation, aUser, NOW, PLAYER } from '../../../core/testing/samples'
import { addHours } from '../../../core/time'
import type { Transaction } from '../platform/transaction'
import type { Collection, Documents } from '../platform/documents'
import { repairOf } from './repairs'

type Stored = { [C in Collection]?: Documents[C][] }

/** The documents as they are when the mending looks at them, and what it leaves. */
async function mended(repair: Repair, stored: Stored, owners: string[] = []) {
  const left = new Map<string, unknown>()
  for (const [collection, documents] of Object.entries(stored))
    for (const document of documents) left.set(`${collection}/${document._id}`, document)
  const before = new Map(left)
  const tx: Transaction = {
    get: (collection, id) => Promise.resolve((left.get(`${collection}/${id}`) ?? null) as never),
    add: () => Promise.reject(new Error('a mending knows what is there')),
    set: (collection, document) => Promise.resolve(void left.set(`${collection}/${document._id}`, document)),
    update: () => Promise.reject(new Error('a mending writes whole documents')),
    remove: (collection, id) => Promise.resolve(void left.delete(`${collection}/${id}`)),
  }
  const isRepaired = await repairOf(repair)(tx, after(2), owners)
  if (!isRepaired) expect(left).toEqual(before)
  return isRepaired && Object.fromEntries(left)
}

const place = aReservation()
const mine = place._id

describe('a place whose order is over', () => {
  const free = (...orders: Order[]) => mended({ kind: 'free_place', place_id: mine }, { orders, reservations: [place] })

  test.each<[OrderStatus, boolean]>([
    ['pending', false],
    ['proof_submitted', false],
    ['paid', false],
    ['rejected', true],
    ['cancelled', true],
    ['expired', true],
  ])('whose order is %s: freed is %s', async (status, isFreed) => {
    const order = anOrderIn(status)
    expect(await free(order)).toEqual(isFreed && { 'orders/order-1': order })
  })

  test('nobody knows whose: it stays', async () => {
    expect(await free()).toBe(false)
  })

  test('is gone meanwhile', async () => {
    expect(await mended({ kind: 'free_place', place_id: mine }, { orders: [anOrderIn('rejected')] })).toBe(false)
  })
})

describe('an order without its place', () => {
  const take = (order: Order, ...reservations: (typeof place)[]) =>
    mended({ kind: 'take_place', order_id: 'order-1' }, { orders: [order], reservations })
  const others = { ...place, order_id: 'another' }

  test.each(statuses)('%s: it gets the place while it lives', async (status) => {
    const order = anOrderIn(status)
    const reservation = reservationsOf(order)[0]
    expect(await take(order)).toEqual(
      reservation !== undefined && { 'orders/order-1': order, [`reservations/${mine}`]: reservation },
    )
  })

  test('of several hours gets all of them, or none where somebody has one', async () => {
    const order = { ...anOrderIn('paid'), hours: 2, end_time: addHours(place.start_time, 2) }
    const [first, second] = reservationsOf(order)
    const both = { [`reservations/${first?._id}`]: first, [`reservations/${second?._id}`]: second }
    expect(await take(order)).toMatchObject(both)
    expect(await take(order, { ...others, _id: String(second?._id), status: 'confirmed', expire_at: null })).toBe(false)
  })

  test('that has lapsed by the clock gets none', async () => {
    expect(await take(anOrder({ expire_at: after(2) }))).toBe(false)
    expect(await take(anOrder({ expire_at: after(2.1) }))).not.toBe(false)
  })

  test('is put right when its own place is wrong', async () => {
    const order = anOrderIn('paid')
    expect(await take(order, place)).toMatchObject({ [`reservations/${mine}`]: { status: 'confirmed' } })
  })

  test('takes a place that lapsed, and none that somebody has', async () => {
    const order = anOrderIn('paid')
    expect(await take(order, others)).toBe(false)
    expect(await take(order, { ...others, status: 'confirmed', expire_at: null })).toBe(false)
    expect(await take(order, { ...others, expire_at: after(2) })).toMatchObject({
      [`reservations/${mine}`]: { order_id: 'order-1' },
    })
  })

  test('is gone meanwhile', async () => {
    expect(await mended({ kind: 'take_place', order_id: 'order-1' }, {})).toBe(false)
  })
})

describe('a player who does not know the own order', () => {
  const point = (open_order_id: string | null, ...orders: Order[]) =>
    mended(
      { kind: 'point_to_order', openid: PLAYER, order_id: 'order-1' },
      { orders, users: [aUser({ open_order_id })] },
    )

  test('is led to it', async () => {
    const order = anOrder()
    expect(await point(null, order)).toEqual({
      'orders/order-1': order,
      [`users/${PLAYER}`]: aUser({ open_order_id: 'order-1' }),
    })
  })

  test('unless it is over, lapsed, or somebody else’s', async () => {
    for (const status of ['paid', 'rejected', 'cancelled', 'expired'] as const)
      expect(await point(null, anOrderIn(status))).toBe(false)
    expect(await point(null, anOrder({ expire_at: NOW }))).toBe(false)
    expect(await point(null, anOrder({ openid: 'another' }))).toBe(false)
    expect(await point(null)).toBe(false)
  })

  test('unless another order of the player’s is open', async () => {
    const other = anOrder({ _id: 'order-2' })
    expect(await point('order-2', anOrder(), other)).toBe(false)
    expect(await point('order-2', anOrder(), { ...other, expire_at: NOW })).not.toBe(false)
    expect(await point('order-2', anOrder())).not.toBe(false)
  })

  test('unless the player is not there', async () => {
    const repair: Repair = { kind: 'point_to_order', openid: PLAYER, order_id: 'order-1' }
    expect(await mended(repair, { orders: [anOrder()] })).toBe(false)
  })
})

describe('a player who is led to an order that is over', () => {
  const clear = (open_order_id: string | null, ...orders: Order[]) =>
    mended({ kind: 'point_to_nothing', openid: PLAYER }, { orders, users: [aUser({ open_order_id })] })

  test('is led nowhere', async () => {
    expect(await clear('order-1', anOrderIn('paid'))).toMatchObject({ [`users/${PLAYER}`]: aUser() })
    expect(await clear('order-1', anOrder({ openid: 'another' }))).toMatchObject({ [`users/${PLAYER}`]: aUser() })
  })

  test('unless the order lives after all, is not there, or the player is led nowhere already', async () => {
    expect(await clear('order-1', anOrder())).toBe(false)
    expect(await clear('order-1', expire(anOrder(), NOW))).toBe(false)
    expect(await clear('order-1')).toBe(false)
    expect(await clear(null, anOrderIn('paid'))).toBe(false)
    expect(await mended({ kind: 'point_to_nothing', openid: PLAYER }, { orders: [anOrderIn('paid')] })).toBe(false)
  })
})

describe('an image nobody wrote down', () => {
  const record = (sha256: string, ...orders: Order[]) =>
    mended({ kind: 'record_proof', order_id: 'order-1', sha256 }, { orders })
  const order = anOrder({ proofs: [aProof('a')], returned_proofs: [aProof('b')] })

  test.each(['a', 'b'])('is written down as used, returned or not: %s', async (name) => {
    const { sha256, file_id, uploaded_at: at } = aProof(name)
    const named = { order_id: 'order-1', order_no: order.order_no }
    const use = { _id: `${sha256}@order-1`, sha256, file_id, at, status: 'used', ...named }
    expect(await record(sha256, order)).toEqual({ 'orders/order-1': order, [`payment_proofs/${use._id}`]: use })
  })

  test('unless it is on no order', async () => {
    expect(await record('sha-of-c', order)).toBe(false)
    expect(await record('sha-of-a')).toBe(false)
  })
})

test('a day is counted anew', async () => {
  expect(await mended({ kind: 'recount_day', day: '2026-11-23' }, {})).toEqual({
    'daily_stats/2026-11-23': { _id: '2026-11-23', record: null, version: expect.any(String) as string },
  })
})

test('the roster names those who are owners when it is written', async () => {
  const admins = [
    { _id: 'lan', role: 'owner' as const, name: '岚' },
    { _id: 'wei', role: 'viewer' as const, name: '伟' },
  ]
  const left = await mended({ kind: 'write_roster' }, { admins }, ['lan', 'wei', 'gone'])
  expect(left).toMatchObject({ 'rosters/owners': { _id: 'owners', openids: ['lan'] } })
  expect(await mended({ kind: 'write_roster' }, { admins }, ['wei', 'gone'])).toBe(false)
})

test('the samples are of one place', () => expect(String(placesOf(anOrder())[0])).toBe(mine))
