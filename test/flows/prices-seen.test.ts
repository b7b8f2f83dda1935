import { contradictions } from '../support/invariants'
import { moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { price_per_hour: 1500 }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function raise(price_per_hour: number) {
  return shop.as('lan').ask('updateSettings', { price_per_hour })
}

// Regression: between the list of the hours and the booking the owner raised the price, and the player owed 88 without a word.
test('a price above the one that was shown is refused with the new one, and nothing is held', async () => {
  const start_time = slot(shop, 3)
  await raise(8800)
  expect(await shop.as('ming').call('createReservation', { start_time, expected_amount: 1500 })).toMatchObject({
    code: 4001,
    message: '价格刚调整为 ¥88.00，看过新价格再预约吧',
    detail: { amount: 8800 },
  })
  expect(await shop.find('orders')).toEqual([])
  const { order } = await shop.as('ming').ask('createReservation', { start_time, expected_amount: 8800 })
  expect(order.amount).toBe(8800)
})

test('a lower price is taken, and so is whatever it costs for a client that tells no price', async () => {
  await raise(1000)
  const seen = { start_time: slot(shop, 3), expected_amount: 1500 }
  expect((await shop.as('ming').ask('createReservation', seen)).order.amount).toBe(1000)
  expect((await shop.as('hua').ask('createReservation', { start_time: slot(shop, 4) })).order.amount).toBe(1000)
})

test('asked twice, an hour keeps the price at which it was booked', async () => {
  const tap = { start_time: slot(shop, 3), expected_amount: 1500, idempotency_key: 'tapped-once' }
  const { order } = await shop.as('ming').ask('createReservation', tap)
  await raise(8800)
  expect((await shop.as('ming').ask('createReservation', tap)).order).toMatchObject({ id: order.id, amount: 1500 })
})

test.each([-1, 1.5, 1_000_001, '1500', null])('no price is %p', async (expected_amount) => {
  const event = { start_time: slot(shop, 3), expected_amount }
  expect(await shop.as('ming').send('createReservation', event)).toMatchObject({
    code: 4000,
    detail: { field: 'expected_amount' },
  })
})

describe('a key', () => {
  // Regression: the dead order was given back as a success, and the client opened it.
  test('whose hold has lapsed is used up, whether or not the timer has written it down', async () => {
    const tap = { start_time: slot(shop, 3), idempotency_key: 'tapped-once' }
    const { order } = await shop.as('ming').ask('createReservation', tap)
    expect((await shop.as('ming').ask('createReservation', tap)).order.id).toBe(order.id)
    passMinutes(shop, 15)
    const usedUp = { code: 4005, detail: { status: 'expired' } }
    expect(await shop.as('ming').call('createReservation', tap)).toMatchObject(usedUp)
    await shop.timer()
    expect(await shop.as('ming').call('createReservation', tap)).toMatchObject(usedUp)
    const again = await shop.as('ming').ask('createReservation', { ...tap, idempotency_key: 'another' })
    expect(again.order.id).not.toBe(order.id)
  })

  test('whose order was cancelled is used up', async () => {
    const tap = { start_time: slot(shop, 3), idempotency_key: 'tapped-once' }
    const { order } = await shop.as('ming').ask('createReservation', tap)
    await shop.as('ming').ask('cancelOrder', { order_id: order.id })
    expect(await shop.as('ming').call('createReservation', tap)).toMatchObject({
      code: 4005,
      detail: { status: 'cancelled' },
    })
  })
})

// Regression: a hold of fifteen minutes again and again kept one hour from everybody else, four times an hour.
test('who holds the same hour again and again leaves it to others, and is told so', async () => {
  const start_time = slot(shop, 30)
  const ming = shop.as('ming')
  for (let times = 0; times < 3; times++) {
    await ming.ask('createReservation', { start_time })
    passMinutes(shop, 15)
  }
  const refused = await ming.call('createReservation', { start_time })
  expect(refused).toMatchObject({ code: 4006, message: '这个时段你已经占过 3 次，请换一个时段' })
  expect((await shop.as('hua').ask('createReservation', { start_time })).order.status).toBe('pending')
  expect((await ming.ask('createReservation', { start_time: slot(shop, 31) })).order.status).toBe('pending')
})

test('a hold of four hours for the next hour ends with it', async () => {
  await shop.as('lan').ask('updateSettings', { hold_minutes: 240 })
  const { order } = await shop.as('ming').ask('createReservation', { start_time: slot(shop) })
  expect(order.expire_at).toBe(order.end_time)
})
