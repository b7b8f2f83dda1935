import { refusalOf } from '../testing/actions'
import { after, anOrder, anOrderIn, aReservation, aUser, consoles, NOW, PLAYER, someSettings } from '../testing/samples'
import { addHours } from '../time'
import {
  chooseConsole,
  decideHold,
  orderOfSameKey,
  type Hold,
  type ReadBefore,
  type ReadInside,
  type WantedHold,
} from './booking'
import { ownedPlaces, type Reservation } from '../order/place'
import { statuses } from '../order/status'

const HOUR = addHours(NOW, 3)
const settings = someSettings({ consoles: consoles(2), price_per_hour: 1500 })

function wanted(changes: Partial<WantedHold> = {}): WantedHold {
  return {
    openid: PLAYER,
    request: { start_time: HOUR, idempotency_key: 'this-tap' },
    console: { id: '1', name: '1号机', open: true },
    settings,
    slot_orders: [],
    moved_codes: [],
    random: { order_id: 'order-new', console: 0, order_number: 0, pay_code: 0 },
    now: NOW,
    ...changes,
  }
}

const nothing: ReadInside = { user: null, open_order: null, places: [] }

/** The hold, where nothing is outdated. */
function held(read: Partial<ReadInside>, changes: Partial<WantedHold> = {}): Hold {
  const decided = decideHold({ ...nothing, ...read }, wanted(changes))
  if (decided === 'outdated') throw new Error('outdated')
  return decided
}

describe('a hold', () => {
  test('is a pending order of the player, its place, and the player who remembers both', () => {
    const { order, reservations, added, user, lapsed } = held({ user: aUser({ nickname: '小王' }) })
    expect(order).toMatchObject({
      _id: 'order-new',
      openid: PLAYER,
      player_name: '小王',
      console_id: '1',
      console_name: '1号机',
      start_time: HOUR,
      end_time: addHours(HOUR, 1),
      amount: 1500,
      status: 'pending',
      expire_at: after(15),
      idempotency_key: 'this-tap',
    })
    expect(reservations).toEqual(ownedPlaces(order))
    expect([...added]).toEqual([`1@${HOUR}`])
    expect(user).toMatchObject({ _id: PLAYER, open_order_id: 'order-new', recent_holds: [NOW] })
    expect(user.held_hours).toEqual([{ start_time: HOUR, hours: 1, at: NOW }])
    expect(lapsed).toEqual([])
  })

  test('by somebody whom nobody knows yet makes the player', () => {
    expect(held({}).user).toMatchObject({ _id: PLAYER, nickname: '', created_at: NOW })
  })

  test('takes the order number and the pay code from what chance gave', () => {
    const [one, other] = [0, 1].map((number) =>
      held({}, { random: { ...wanted().random, order_number: number, pay_code: number } }),
    )
    expect(one?.order.order_no).not.toBe(other?.order.order_no)
    expect(one?.order.pay_code).not.toBe(other?.order.pay_code)
  })

  test('has another pay code than the last holds of its place, which their players may still pay', () => {
    const first = held({}).order
    const others = { ...first, console_id: '2' }
    expect(held({}, { slot_orders: [others] }).order.pay_code).toBe(first.pay_code)
    const second = held({}, { slot_orders: [first] }).order
    expect(second.pay_code).not.toBe(first.pay_code)
    const lapsed = { ...first, _id: 'order-old', openid: 'hua', expire_at: NOW, idempotency_key: 'another' }
    expect(held({ places: [{ place: null, order: lapsed }] }).order.pay_code).not.toBe(first.pay_code)
  })
})

describe('a price', () => {
  test.each([
    ['that nobody was shown', undefined],
    ['as it was shown', 1500],
    ['lower than it was shown', 9900],
  ])('%s is charged as it is now', (_name, expected_amount) => {
    expect(held({}, { request: { ...wanted().request, expected_amount } }).order.amount).toBe(1500)
  })

  test('above the one that was shown is refused with the new one', () => {
    const request = { ...wanted().request, expected_amount: 1499 }
    expect(() => held({}, { request })).toThrow('价格刚调整为 ¥15.00，看过新价格再预约吧')
    expect(refusalOf(() => held({}, { request }))).toEqual({ code: 4001, detail: { amount: 1500 } })
  })
})

describe('the player’s own last order', () => {
  test.each(['pending', 'proof_submitted'] as const)('refuses another one while it is %s', (status) => {
    const open_order = anOrderIn(status)
    expect(refusalOf(() => held({ open_order }))).toEqual({ code: 4002, detail: { order_id: 'order-1' } })
  })

  test.each(['paid', 'rejected', 'cancelled', 'expired'] as const)('is in nobody’s way once it is %s', (status) => {
    expect(held({ open_order: anOrderIn(status) }).lapsed).toEqual([])
  })

  test('is written down as expired when it has lapsed', () => {
    const open_order = anOrder()
    expect(held({ open_order }, { now: open_order.expire_at }).lapsed).toEqual([{ ...open_order, status: 'expired' }])
  })

  test('of the same key was made by an earlier attempt, whatever has become of it', () => {
    for (const status of statuses) {
      const open_order = { ...anOrderIn(status), idempotency_key: 'this-tap' }
      expect(decideHold({ ...nothing, open_order }, wanted())).toBe('outdated')
    }
  })
})

describe('a player', () => {
  test('who is blocked, is leaving, or held too often is refused', () => {
    const blocked = aUser({ blocked: { at: NOW, by: 'lan', reason: '' } })
    expect(refusalOf(() => held({ user: blocked }))?.code).toBe(4004)
    expect(refusalOf(() => held({ user: aUser({ leaving_at: NOW }) }))?.code).toBe(4005)
    const often = aUser({ recent_holds: Array.from({ length: 10 }, () => NOW) })
    expect(refusalOf(() => held({ user: often }))?.code).toBe(4006)
  })
})

describe('the place', () => {
  const hua = { openid: 'hua', idempotency_key: 'of-hua' }
  const order = anOrder(hua)
  const [place] = ownedPlaces(order) as [Reservation]

  test('that somebody has taken since it was read is outdated', () => {
    expect(decideHold({ ...nothing, places: [{ place, order }] }, wanted())).toBe('outdated')
    expect(decideHold({ ...nothing, places: [{ place, order: null }] }, wanted())).toBe('outdated')
  })

  test('that reads as lapsed while its order owns it is its order’s', () => {
    const lapsed = aReservation({ expire_at: NOW })
    for (const status of ['pending', 'proof_submitted', 'paid'] as const) {
      const order = { ...anOrderIn(status), ...hua }
      expect(decideHold({ ...nothing, places: [{ place: lapsed, order }] }, wanted())).toBe('outdated')
    }
  })

  test('of a lapsed hold is taken over, and the lapse is written down with it', () => {
    const { lapsed, reservations, added } = held({ places: [{ place, order }] }, { now: order.expire_at })
    expect(lapsed).toEqual([{ ...order, status: 'expired' }])
    expect(reservations).toMatchObject([{ _id: place._id, order_id: 'order-new', openid: PLAYER }])
    expect(added.size).toBe(0)
  })

  test('whose order is over, or not there, is taken over, and nothing is written about the order', () => {
    const now = order.expire_at
    expect(held({ places: [{ place, order: { ...order, status: 'cancelled' } }] }, { now }).lapsed).toEqual([])
    expect(held({ places: [{ place, order: null }] }, { now }).lapsed).toEqual([])
  })

  test('of the player’s own lapsed hold is taken again, and that order is written once', () => {
    const own = anOrder()
    const { lapsed } = held(
      { open_order: own, places: ownedPlaces(own).map((place) => ({ place, order: own })) },
      { now: own.expire_at },
    )
    expect(lapsed).toEqual([{ ...own, status: 'expired' }])
  })
})

describe('the console', () => {
  function chosen(changes: Partial<ReadBefore> = {}, random = 0, start_time = HOUR): string {
    const read = { settings, user: null, open_order: null, reservations: [], slot_orders: [], block: null }
    const request = { ...wanted().request, start_time }
    return chooseConsole({ ...read, ...changes }, wanted({ request, random: { ...wanted().random, console: random } }))
      .id
  }
  function refused(changes: Partial<ReadBefore>, start_time = HOUR) {
    return refusalOf(() => chosen(changes, 0, start_time))
  }

  test('is one of the free ones, by chance', () => {
    expect([0, 1, 2, 999_999].map((random) => chosen({}, random))).toEqual(['1', '2', '1', '2'])
  })

  test('is none that is taken, by its place or, where that contradicts it, by its order', () => {
    const taken = [aReservation()]
    expect([0, 1].map((random) => chosen({ reservations: taken }, random))).toEqual(['2', '2'])
    const slot_orders = [{ ...anOrderIn('paid'), console_id: '2' }]
    expect([0, 1].map((random) => chosen({ slot_orders }, random))).toEqual(['1', '1'])
    expect(refused({ reservations: taken, slot_orders })).toEqual({ code: 4001, detail: { taken: HOUR } })
    const over = [{ ...anOrderIn('cancelled'), console_id: '2' }]
    expect([0, 1].map((random) => chosen({ slot_orders: over }, random))).toEqual(['1', '2'])
  })

  test('is not looked for in an hour that nobody can book', () => {
    expect(() => chosen({}, 0, addHours(NOW, 72))).toThrow('这个时段不在可预约的时间内')
    expect(() => chosen({ settings: someSettings({ closed_weekdays: [1] }) })).toThrow('这个时段休息，换一个吧')
    expect(refused({ settings: someSettings({ consoles: [] }) })).toEqual({ code: 4001, detail: { taken: HOUR } })
  })

  test('is not looked for on behalf of a player who may not hold', () => {
    const block = { at: NOW, by: 'lan', reason: '' }
    expect(refused({ open_order: anOrder() })).toEqual({ code: 4002, detail: { order_id: 'order-1' } })
    expect(refused({ user: aUser({ blocked: block }) })?.code).toBe(4004)
    expect(refused({ block })?.code).toBe(4004)
    expect(refused({ user: aUser({ leaving_at: NOW }) })?.code).toBe(4005)
  })
})

describe('a key', () => {
  const { request } = wanted()

  test('that made no order yet makes one', () => {
    expect(orderOfSameKey(null, request, NOW)).toBeNull()
  })

  test.each(['pending', 'proof_submitted', 'paid'] as const)('gives its order again while that is %s', (status) => {
    const order = anOrderIn(status)
    expect(orderOfSameKey(order, request, after(2))).toBe(order)
  })

  test.each(['rejected', 'cancelled', 'expired'] as const)('is used up when its order is %s', (status) => {
    const order = anOrderIn(status)
    expect(refusalOf(() => orderOfSameKey(order, request, after(20)))).toEqual({ code: 4005, detail: { status } })
    expect(() => orderOfSameKey(order, request, after(20))).toThrow('上一次的预约已经结束，请重新点一次预约')
  })

  test('is used up when its order has lapsed, written down or not', () => {
    const refusal = { code: 4005, detail: { status: 'expired' } }
    expect(refusalOf(() => orderOfSameKey(anOrder(), request, after(15)))).toEqual(refusal)
  })

  test('belongs to one hour', () => {
    const other = { ...request, start_time: addHours(HOUR, 1) }
    expect(() => orderOfSameKey(anOrder(), other, NOW)).toThrow('已用于另一个时段')
    expect(refusalOf(() => orderOfSameKey(anOrder(), other, NOW))).toEqual({
      code: 4000,
      detail: { field: 'idempotency_key' },
    })
  })
})
