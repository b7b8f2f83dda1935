import { orderNumber } from '../../core/booking/numbers'
import { createOrder } from '../../core/order/order'
import { reservationsOf } from '../../core/order/place'
import { addHours, addMinutes } from '../../core/time'
import { contradictions } from '../support/invariants'
import { aNewOrder, anOrderIn, consoles, someSettings } from '../../core/testing/samples'
import { hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(20) }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

function lan() {
  return shop.as('lan')
}
async function slipped() {
  return (await lan().ask('adminListOrders', {})).slipped_in?.map(({ id }) => id)
}

/** As a booking leaves it that read the settings before hours were closed. */
async function slipIn(openid: string, start_time: string, made = OPENING): Promise<string> {
  const named = {
    _id: `order-of-${openid}`,
    order_no: orderNumber('1', start_time, made, 0),
    openid,
    start_time,
    idempotency_key: openid,
  }
  const order = createOrder(aNewOrder(named), someSettings(), made)
  await shop.insert('orders', [order])
  const place = reservationsOf(order)[0]
  if (place) await shop.insert('reservations', [place])
  return order._id
}

test('a booking that was under way when its hour was closed is shown to the admins within a minute', async () => {
  const hours = { console_id: null, from_time: slot(shop, 3), to_time: slot(shop, 4), reason: '停电' }
  expect((await lan().ask('closeHours', hours)).affected).toEqual([])
  const id = await slipIn('ming', slot(shop, 3))
  await slipIn('hua', slot(shop, 5))
  expect(await slipped()).toEqual([])
  passMinutes(shop, 1)
  await shop.timer()
  expect(await slipped()).toEqual([id])
  await shop.timer()
  expect(await slipped()).toEqual([id])
  expect((await lan().ask('getOrder', { order_id: id })).order.slipped_in_at).toBeDefined()
  expect((await shop.as('ming').ask('getOrder', { order_id: id })).order.slipped_in_at).toBeUndefined()
  await lan().ask('cancelOrder', { order_id: id, reason: '停电' })
  expect(await slipped()).toEqual([])
})

test('a timer that was away for hours finds it all the same', async () => {
  await shop.timer()
  await lan().ask('updateSettings', { closed_weekdays: [2] })
  passMinutes(shop, 600)
  const id = await slipIn('ming', slot(shop, 3), addMinutes(OPENING, 598))
  await shop.timer()
  expect(await slipped()).toEqual([id])
})

test('what was booked long before its hour was closed was listed then, and is not told again', async () => {
  const order = await hold(shop.as('ming'), slot(shop, 20))
  await lan().ask('updateSettings', { hold_minutes: 240 })
  passMinutes(shop, 11)
  await shop.timer()
  const hours = { console_id: null, from_time: slot(shop, 19), to_time: slot(shop, 21), reason: '' }
  expect((await lan().ask('closeHours', hours)).affected.map(({ id }) => id)).toEqual([order.id])
  passMinutes(shop, 1)
  await shop.timer()
  expect(await slipped()).toEqual([])
})

// Regression: of 1,440 orders the first 1,000 were shown, without a word about the others.
test('closing 72 hours of 20 consoles tells of every order: the first of them, and how many there are', async () => {
  const paid = anOrderIn('paid')
  const orders = Array.from({ length: 1440 }, (_, at) => {
    const [hour, id] = [Math.floor(at / 20), String((at % 20) + 1)]
    const start_time = slot(shop, hour)
    return {
      ...paid,
      _id: `order-${at}`,
      order_no: `261123-${at}`,
      idempotency_key: `key-${at}`,
      console_id: id,
      start_time,
      end_time: addHours(start_time, 1),
    }
  })
  for (let at = 0; at < orders.length; at += 500) await shop.insert('orders', orders.slice(at, at + 500))
  const hours = { console_id: null, from_time: slot(shop), to_time: slot(shop, 72), reason: '' }
  const { affected, total } = await lan().ask('closeHours', { ...hours, dry_run: true })
  expect([affected.length, total]).toEqual([200, 1440])
  expect(new Set(affected.map(({ id }) => id)).size).toBe(200)
  expect((await lan().ask('closeHours', { ...hours, console_id: '7', dry_run: true })).total).toBe(72)
  const all = await lan().ask('updateSettings', { closed_weekdays: [0, 1, 2, 3, 4, 5, 6], dry_run: true })
  expect(all.total).toBe(1440)
})

test('hours that are over touch nobody', async () => {
  const order = await hold(shop.as('ming'), slot(shop))
  const hours = { console_id: null, from_time: slot(shop, -5), to_time: slot(shop, 1), reason: '', dry_run: true }
  expect((await lan().ask('closeHours', hours)).affected.map(({ id }) => id)).toEqual([order.id])
  moveTo(shop, order.end_time)
  expect((await lan().ask('closeHours', hours)).total).toBe(0)
  expect(await contradictions(shop)).toEqual([])
})
