import { refusalOf } from '../testing/actions'
import { anOrder, anOrderIn, aReservation, consoles, NOW, PLAYER, someSettings } from '../testing/samples'
import { addHours } from '../time'
import { chooseConsole, decideHold, orderOfSameKey, type ReadBefore, type WantedHold } from './booking'
import type { ReadPlace } from './taking'
import { hoursOf, ownedPlaces, placeId, placesOf, reservationsOf } from '../order/place'

const HOUR = addHours(NOW, 3)
const evening = { weekdays: [0, 1, 2, 3, 4, 5, 6], from_hour: 23, to_hour: 24, price: 2000 }
const settings = someSettings({ consoles: consoles(2), price_per_hour: 1500, price_rules: [evening] })
const nothing: ReadBefore = { settings, user: null, open_order: null, reservations: [], slot_orders: [], block: null }

function wanted(request: Partial<WantedHold['request']>, random = 0): WantedHold {
  return {
    openid: PLAYER,
    request: { start_time: HOUR, hours: 3, idempotency_key: 'this-tap', ...request },
    console: { id: '1', name: '1号机', open: true },
    settings,
    slot_orders: [],
    moved_codes: [],
    random: { order_id: 'order-new', console: random, order_number: 0, pay_code: 0 },
    now: NOW,
  }
}
function chosen(read: Partial<ReadBefore>, request: Partial<WantedHold['request']> = {}, random = 0): string {
  return chooseConsole({ ...nothing, ...read }, wanted(request, random)).id
}
function refused(read: Partial<ReadBefore>, request: Partial<WantedHold['request']> = {}) {
  return refusalOf(() => chosen(read, request))
}
/** Somebody owns the console in this hour, counted from the first of the stretch. */
function takenAt(console_id: string, hour: number) {
  const start_time = addHours(HOUR, hour)
  return aReservation({ _id: placeId(console_id, start_time), console_id, start_time, openid: 'hua', expire_at: null })
}

test('an order of several hours has one place for each, on one console, and owns all of them or none', () => {
  const order = anOrder({ hours: 3, end_time: addHours(anOrder().start_time, 3) })
  const starts = [0, 1, 2].map((hour) => addHours(order.start_time, hour))
  expect(hoursOf(order)).toEqual(starts)
  expect(placesOf(order)).toEqual(starts.map((start) => `1@${start}`))
  expect(reservationsOf(order)).toHaveLength(3)
  expect(reservationsOf({ ...order, status: 'cancelled' })).toEqual([])
})

test('one that an older version stored has one hour', () => {
  const { hours: _, ...older } = anOrder()
  expect(placesOf(older)).toEqual([`1@${older.start_time}`])
})

test('a console is only chosen where it is free in every hour', () => {
  expect([0, 1].map((random) => chosen({}, {}, random))).toEqual(['1', '2'])
  expect([0, 1].map((random) => chosen({ reservations: [takenAt('1', 2)] }, {}, random))).toEqual(['2', '2'])
  expect(chosen({ reservations: [takenAt('1', 3), takenAt('2', 2)] })).toBe('1')
})

test('an order that owns one of the hours counts although no place says so, whenever it began', () => {
  const earlier = { ...anOrderIn('paid'), start_time: addHours(HOUR, -1), hours: 2, console_id: '1' }
  expect([0, 1].map((random) => chosen({ slot_orders: [earlier] }, {}, random))).toEqual(['2', '2'])
  expect(chosen({ slot_orders: [{ ...earlier, hours: 1 }] })).toBe('1')
})

test('the console that is asked for is taken, or none', () => {
  expect([0, 1].map((random) => chosen({}, { console_id: '2' }, random))).toEqual(['2', '2'])
  const taken = addHours(HOUR, 1)
  const reservations = [takenAt('2', 1)]
  expect(refused({ reservations }, { console_id: '2' })).toEqual({ code: 4001, detail: { taken } })
  expect(refused({}, { console_id: '9' })).toEqual({ code: 4001, detail: { taken: HOUR } })
})

test('where no single console is free for so long, the refusal says how long one is, and which hour is in the way', () => {
  const reservations = [takenAt('1', 1), takenAt('2', 2)]
  expect(() => chosen({ reservations })).toThrow('没有一台主机能连续空 3 小时，从这时起最多可以约 2 小时')
  expect(refused({ reservations })).toEqual({ code: 4001, detail: { taken: addHours(HOUR, 2) } })
  const full = [takenAt('1', 0), takenAt('2', 0)]
  expect(refused({ reservations: full })).toEqual({ code: 4001, detail: { taken: HOUR } })
})

test('every hour must be open and in the window, and there may be neither too few nor too many', () => {
  const closure = { id: 'c', console_id: null, from_time: addHours(HOUR, 2), to_time: addHours(HOUR, 3), reason: '' }
  expect(refused({ settings: { ...settings, closures: [closure] } })).toEqual({
    code: 4001,
    detail: { taken: addHours(HOUR, 2) },
  })
  expect(refused({}, { start_time: addHours(NOW, 70) })?.detail).toEqual({ taken: addHours(NOW, 72) })
  const hours = { code: 4000, detail: { field: 'hours' } }
  expect(refused({}, { hours: 5 })).toEqual(hours)
  expect(refused({ settings: { ...settings, min_hours: 2 } }, { hours: 1 })).toEqual(hours)
})

test('a hold costs what its hours cost, and no more than was shown for all of them', () => {
  const read = { user: null, open_order: null, places: [] }
  expect(decideHold(read, wanted({}))).toMatchObject({ order: { amount: 2000 + 1500 + 1500, hours: 3 } })
  const detail = { amount: 5000 }
  expect(refusalOf(() => decideHold(read, wanted({ expected_amount: 4999 })))).toEqual({ code: 4001, detail })
})

test('what lapsed on several of the hours is written down, each order once, and what somebody owns is outdated', () => {
  const lapsed = ['a', 'b'].map((name, at) => {
    const start_time = addHours(HOUR, at * 2)
    return anOrder({ _id: name, openid: name, start_time, hours: 2 - at, idempotency_key: name, expire_at: NOW })
  })
  const places: ReadPlace[] = lapsed.flatMap((order) => ownedPlaces(order).map((place) => ({ place, order })))
  const hold = decideHold({ user: null, open_order: null, places }, wanted({}))
  if (hold === 'outdated') throw new Error('nobody owns a place')
  expect(hold.lapsed.map(({ _id, status }) => [_id, status])).toEqual([
    ['a', 'expired'],
    ['b', 'expired'],
  ])
  expect(hold.reservations.map(({ _id }) => _id)).toEqual(places.map(({ place }) => place?._id))
  expect(hold.added.size).toBe(0)
  const owned = { place: takenAt('1', 0), order: null }
  const someOwned = { user: null, open_order: null, places: [owned, ...places.slice(1)] }
  expect(decideHold(someOwned, wanted({}))).toBe('outdated')
})

test('a key belongs to one stretch', () => {
  const { request } = wanted({ start_time: anOrder().start_time })
  expect(refusalOf(() => orderOfSameKey(anOrder(), request, NOW))?.detail).toEqual({ field: 'idempotency_key' })
  expect(orderOfSameKey(anOrder({ hours: 3 }), request, NOW)).toMatchObject({ hours: 3 })
})
