import { anOrderIn, NOW, PLAYER } from '../testing/samples'
import { isLive, reservationsOf, placesOf, ownsPlace } from './place'
import { statuses } from './status'
import { addHours } from '../time'

function placeOfOrder(status: Parameters<typeof anOrderIn>[0]) {
  const order = anOrderIn(status)
  const { _id: order_id, console_id, start_time, expire_at } = order
  const place = { _id: String(placesOf(order)[0]), console_id, start_time, end_time: addHours(start_time, 1), order_id }
  return { order, whole: { ...place, openid: PLAYER }, expire_at }
}

test.each(['pending', 'proof_submitted'] as const)('an order that is %s locks its place until it lapses', (status) => {
  const { order, whole, expire_at } = placeOfOrder(status)
  expect(reservationsOf(order)[0]).toEqual({ ...whole, status: 'locked', expire_at })
})

test('a paid order has its place confirmed, for good', () => {
  const { order, whole } = placeOfOrder('paid')
  expect(reservationsOf(order)[0]).toEqual({ ...whole, status: 'confirmed', expire_at: null })
})

test.each(['rejected', 'cancelled', 'expired'] as const)('an order that is %s owns no place', (status) => {
  expect(reservationsOf(anOrderIn(status))).toEqual([])
})

test('a place is free from the very moment at which its hold lapses', () => {
  const { expire_at } = placeOfOrder('pending')
  expect(isLive({ expire_at }, expire_at)).toBe(false)
  expect(isLive({ expire_at }, addHours(expire_at, -1))).toBe(true)
  expect(isLive({ expire_at: null }, expire_at)).toBe(true)
})

test.each(statuses)('whether an order that is %s owns its place', (status) => {
  const order = { ...anOrderIn(status), expire_at: addHours(NOW, 1) }
  expect(ownsPlace(order, NOW)).toBe(['pending', 'proof_submitted', 'paid'].includes(status))
})
