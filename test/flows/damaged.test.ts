import { createOrder, expire } from '../../core/order/order'
import { reservationsOf, type Reservation } from '../../core/order/place'
import { defaultSettings } from '../../core/shop/settings'
import { addMinutes } from '../../core/time'
import { aNewOrder } from '../../core/testing/samples'
import { hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { wholeTemplates } from '../../core/shop/message-templates'
import { openShop, type Shop } from '../support/shop'
import { cancel } from '../../core/order/moves'
import { holdBack, untilHeld } from '../support/holding'

let shop: Shop

beforeEach(async () => {
  const message_templates = wholeTemplates({ verdict: '', expired: 'T-expired' })
  shop = await openShop({ settings: { message_templates }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

/** Ming's hold of the one console, made a quarter of an hour and more ago. */
function lapsed() {
  return createOrder(
    aNewOrder({ openid: 'ming', start_time: slot(shop, 3) }),
    defaultSettings,
    addMinutes(OPENING, -16),
  )
}
function book() {
  return shop.as('hua').call('createReservation', { start_time: slot(shop, 3) })
}
async function messages() {
  return (await (await fetch(`${shop.cloud.url}/__local/messages`)).json()) as unknown[]
}

test('a timer that died between order and place leaves a place that can be taken, and tells nobody twice', async () => {
  const body = JSON.stringify({ openid: 'ming', template_id: 'T-expired', count: 5 })
  await fetch(`${shop.cloud.url}/__local/consents`, { method: 'POST', body })
  const order = expire(lapsed(), OPENING)
  await shop.insert('orders', [order])
  await shop.insert('reservations', [reservationsOf(lapsed())[0] as Reservation])
  expect(await book()).toMatchObject({ code: 0 })
  expect([await shop.find('orders', { openid: 'ming' }), await messages()]).toEqual([[order], []])
})

test('a place that lapsed before its order is not taken from it', async () => {
  const order = { ...lapsed(), expire_at: addMinutes(OPENING, 60) }
  await shop.insert('orders', [order])
  await shop.insert('reservations', [reservationsOf(lapsed())[0] as Reservation])
  expect(await book()).toMatchObject({ code: 4001 })
  expect(await shop.find('orders')).toEqual([order])
})

test('a player who asks twice to be forgotten is forgotten once', async () => {
  const { id } = await hold(shop.as('ming'), slot(shop, 3))
  await shop.as('ming').ask('cancelOrder', { order_id: id })
  passMinutes(shop, 60)
  const begin = { action: 'database.startTransaction', function: 'deleteMyData' }
  holdBack(shop, begin)
  const first = shop.as('ming').ask('deleteMyData', { confirm: true })
  await untilHeld(shop)
  const second = await shop.as('ming').ask('deleteMyData', { confirm: true })
  shop.cloud.faults.release()
  const done = await first
  const [forgotten] = await shop.find('orders')
  // whichever was faster: one of them did it, the other found it done
  expect(done.orders + second.orders).toBe(1)
  expect(await shop.find('orders')).toEqual([forgotten])
  expect(await shop.find('users')).toEqual([])
})

test('what was put right meanwhile is not mended, and no audit says that it was', async () => {
  const made = createOrder(aNewOrder({ openid: 'ming', start_time: slot(shop, 3) }), defaultSettings, OPENING)
  const place = reservationsOf(made)[0] as Reservation
  await shop.insert('orders', [cancel(made, OPENING)])
  await shop.insert('reservations', [place])
  const begin = { action: 'database.startTransaction', function: 'checkInvariants' }
  holdBack(shop, begin)
  const mending = shop.as('lan').ask('checkInvariants', { repair: true })
  await untilHeld(shop)
  const where = { queryType: 'DOC', query: JSON.stringify({ _id: place._id }) }
  const body = JSON.stringify({ action: 'database.removeDocument', collectionName: 'reservations', ...where })
  await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body })
  shop.cloud.faults.release()
  expect(await mending).toMatchObject({ repaired: [] })
  expect(await shop.find('order_audits')).toEqual([])
})
