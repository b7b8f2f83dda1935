import { addHours, shopDay } from '../../core/time'
import { placesOf } from '../../core/order/place'
import { consoles } from '../../core/testing/samples'
import { contradictions } from '../support/invariants'
import { handIn, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  const evening = { weekdays: [0, 1, 2, 3, 4, 5, 6], from_hour: 22, to_hour: 24, price: 2000 }
  const settings = { consoles: consoles(2), price_per_hour: 1500, price_rules: [evening] }
  shop = await openShop({ settings, admins: { lan: 'owner' } })
})
afterAll(() => shop.close())
/** Every test has an evening of its own. */
let days = 0
beforeEach(() => moveTo(shop, addHours(OPENING, 24 * 5 * days++)))
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

async function take(player: Person, from: number, hours: number, console_id?: string) {
  return (await player.ask('createReservation', { start_time: slot(shop, from), hours, console_id })).order
}
async function placesNamed(order_id: string): Promise<string[]> {
  return (await shop.find('reservations', { order_id })).map(({ _id }) => _id).sort()
}

test('three hours are one order with one sum, and nobody else gets one of them on that console', async () => {
  const order = await take(shop.as('ming'), 0, 3, '2')
  expect(order).toMatchObject({ hours: 3, end_time: slot(shop, 3), amount: 1500 + 2000 + 2000, console_id: '2' })
  expect(await placesNamed(order.id)).toEqual(placesOf({ ...order, console_id: '2' }))
  const wanted = { start_time: slot(shop, 2), hours: 2, console_id: '2' }
  expect(await shop.as('hua').send('createReservation', wanted)).toMatchObject({
    code: 4001,
    detail: { taken: slot(shop, 2) },
  })
  expect((await take(shop.as('hua'), 2, 2)).console_id).toBe('1')
  const { slots } = await shop.as('ming').ask('listSlots', {})
  expect(slots.slice(0, 4).map(({ free, mine }) => [free.join(), mine])).toEqual([
    ['1', true],
    ['1', true],
    ['', true],
    ['2', false],
  ])
})

test('where every hour is free but no console is for all of them, the refusal says how long one can have', async () => {
  await take(shop.as('a'), 1, 1, '1')
  await take(shop.as('b'), 2, 1, '2')
  const reply = await shop.as('c').send('createReservation', { start_time: slot(shop, 0), hours: 4 })
  expect(reply).toMatchObject({ code: 4001, message: expect.stringContaining('最多可以约 2 小时') as string })
  expect((await take(shop.as('c'), 0, 2)).console_id).toBe('2')
})

test('what is cancelled, rejected or cancelled by an admin frees all of its hours, and what is approved keeps them', async () => {
  const [ming, lan] = [shop.as('ming2'), shop.as('lan')]
  const cancelled = await take(ming, 5, 3)
  await ming.ask('cancelOrder', { order_id: cancelled.id })
  expect(await placesNamed(cancelled.id)).toEqual([])
  const rejected = await handIn(ming, (await take(ming, 5, 3)).id)
  await lan.ask('verify', { order_id: rejected.id, pass: false, reason: '看不清' })
  expect(await placesNamed(rejected.id)).toEqual([])
  const paid = await handIn(ming, (await take(ming, 5, 3)).id)
  await lan.ask('verify', { order_id: paid.id, pass: true })
  const places = await shop.find('reservations', { order_id: paid.id })
  expect(places.map(({ status, expire_at }) => [status, expire_at])).toEqual(Array(3).fill(['confirmed', null]))
  await lan.ask('cancelOrder', { order_id: paid.id, reason: '主机坏了' })
  expect(await placesNamed(paid.id)).toEqual([])
})

test('of a lapsed hold somebody may take an hour in the middle, and the timer clears the rest', async () => {
  const lapsed = await take(shop.as('late'), 0, 3, '1')
  passMinutes(shop, 16)
  const middle = await take(shop.as('quick'), 1, 1, '1')
  expect(await shop.find('orders', { _id: lapsed.id })).toMatchObject([{ status: 'expired' }])
  expect(await placesNamed(middle.id)).toEqual([`1@${slot(shop, 1)}`])
  const { slots } = await shop.as('other').ask('listSlots', {})
  expect(slots.slice(0, 3).map(({ free }) => free.includes('1'))).toEqual([true, false, true])
  await shop.timer()
  expect(await placesNamed(lapsed.id)).toEqual([])
  expect((await take(shop.as('third'), 2, 2, '1')).console_id).toBe('1')
})

test('several lapsed holds under one stretch are all written down', async () => {
  const [one, two] = [await take(shop.as('x'), 0, 2, '1'), await take(shop.as('y'), 2, 2, '1')]
  passMinutes(shop, 16)
  await take(shop.as('z'), 0, 4, '1')
  for (const { id } of [one, two]) expect(await shop.find('orders', { _id: id })).toMatchObject([{ status: 'expired' }])
})

test('the day, the figures, the closing of hours and the table know every hour', async () => {
  const lan = shop.as('lan')
  const player = shop.as('regular')
  const { id } = await handIn(player, (await take(player, 0, 3, '1')).id)
  await lan.ask('verify', { order_id: id, pass: true })
  const day = shopDay(slot(shop, 0))
  const { hours } = await lan.ask('listDay', { day })
  const owned = hours.filter(({ cells }) => cells.some(({ order_id }) => order_id === id))
  expect(owned.map(({ start_time }) => start_time)).toEqual([0, 1, 2].map((at) => slot(shop, at)))
  const last = { console_id: null, from_time: slot(shop, 2), to_time: slot(shop, 3), reason: '检修', dry_run: true }
  expect((await lan.ask('closeHours', last)).affected.map((order) => order.id)).toEqual([id])
  const { heat } = await lan.ask('getStats', {})
  expect(heat.flat().reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3)
  const { csv } = await lan.ask('exportOrders', { from_day: day, to_day: day })
  expect(csv).toContain(',"3"')
})

test.each([
  [{ hours: 5 }, 'hours'],
  [{ hours: 0 }, 'hours'],
  [{ hours: 1.5 }, 'hours'],
  [{ hours: 9 }, 'hours'],
  [{ console_id: '21' }, 'console_id'],
])('%j is refused with the name of the field, and changes nothing', async (wrong, field) => {
  const before = (await shop.find('orders')).length
  const reply = await shop.as('odd').send('createReservation', { start_time: slot(shop, 8), ...wrong })
  expect(reply).toMatchObject({ code: 4000, detail: { field } })
  expect(await shop.find('orders')).toHaveLength(before)
})

test('a key that was used for one hour is none for two', async () => {
  const player = shop.as('twice')
  const tap = { start_time: slot(shop, 9), idempotency_key: 'one-tap' }
  const { order } = await player.ask('createReservation', tap)
  expect((await player.ask('createReservation', { ...tap, hours: 1 })).order.id).toBe(order.id)
  expect(await player.send('createReservation', { ...tap, hours: 2 })).toMatchObject({ code: 4000 })
})
