import { addHours, addMinutes, shopTime, type Instant } from '../../core/time'
import { newUser } from '../../core/order/player'
import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { handIn, hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  const settings = { consoles: consoles(2), price_per_hour: 1500, pay_qr_url: 'https://shop.example/pay.png' }
  shop = await openShop({ settings, admins: { owner: 'owner' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

async function slotsFor(openid: string) {
  return (await shop.as(openid).ask('listSlots', {})).slots
}
async function slotAt(openid: string, start_time: Instant) {
  return (await slotsFor(openid)).find((found) => found.start_time === start_time)
}

test('the list shows 72 hours from the next whole hour on, with places and price', async () => {
  const slots = await slotsFor('looker')
  expect(slots).toHaveLength(72)
  expect(slots[0]).toEqual({
    start_time: '2026-11-23T13:00:00.000Z',
    end_time: '2026-11-23T14:00:00.000Z',
    available: true,
    mine: false,
    remaining: 2,
    free: ['1', '2'],
    capacity: 2,
    price: 1500,
    closed: false,
  })
  expect(slots[71]?.start_time).toBe('2026-11-26T12:00:00.000Z')
  const { slots: part } = await shop.as('looker').ask('listSlots', { from: '2026-11-24T00:30:00+08:00', hours: 2 })
  expect(part.map(({ start_time }) => start_time)).toEqual(['2026-11-23T17:00:00.000Z', '2026-11-23T18:00:00.000Z'])
})

test('a player gets a place, and is told what to pay, where, with which remark and until when', async () => {
  const order = await hold(shop.as('ming'), slot(shop))
  expect(order).toMatchObject({
    status: 'pending',
    amount: 1500,
    start_time: slot(shop),
    end_time: slot(shop, 1),
    expire_at: addMinutes(order.created_at, 15),
    pay_qr_url: 'https://shop.example/pay.png',
    proofs: [],
  })
  expect(order.order_no).toMatch(/^261123-[0-9A-HJKMNP-TV-Z]{7}$/)
  expect(order.pay_code).toMatch(/^\d{6}$/)
  expect(await slotAt('ming', order.start_time)).toMatchObject({ mine: true, remaining: 1 })
  expect(await slotAt('hua', order.start_time)).toMatchObject({ mine: false, remaining: 1 })
  const { pending_order } = await shop.as('ming').ask('login', {})
  expect(pending_order?.id).toBe(order.id)
})

test('an hour whose consoles are all taken is refused, and free again when one player lets go', async () => {
  const start_time = slot(shop, 5)
  const orders = [await hold(shop.as('two-a'), start_time), await hold(shop.as('two-b'), start_time)]
  expect(orders.map((order) => order.console_id).sort()).toEqual(['1', '2'])
  expect(await slotAt('two-c', start_time)).toMatchObject({ available: false, remaining: 0 })
  expect(await shop.as('two-c').call('createReservation', { start_time })).toMatchObject({
    code: 4001,
    message: '这个时段刚被约走了，换一个吧',
  })
  const { order } = await shop.as('two-a').ask('cancelOrder', { order_id: orders[0]?.id ?? '' })
  expect(order.status).toBe('cancelled')
  expect((await hold(shop.as('two-c'), start_time)).console_id).toBe(order.console_id)
})

test('a second unfinished order is refused, and the refusal names the one in the way', async () => {
  const player = shop.as('greedy')
  const { id } = await hold(player, slot(shop, 8))
  const refusal = { code: 4002, message: '你还有一笔未完成的订单', detail: { order_id: id } }
  expect(await player.call('createReservation', { start_time: slot(shop, 9) })).toMatchObject(refusal)
  expect(await player.call('createReservation', { start_time: slot(shop, 8) })).toMatchObject(refusal)
  await handIn(player, id)
  expect(await player.call('createReservation', { start_time: slot(shop, 9) })).toMatchObject(refusal)
})

test('whoever has an unfinished order is told of it first, whatever hour is wanted', async () => {
  const { id } = await hold(shop.as('first-things-first'), slot(shop, 8))
  const wanted = { start_time: slot(shop, 500) }
  expect(await shop.as('first-things-first').call('createReservation', wanted)).toMatchObject({
    code: 4002,
    detail: { order_id: id },
  })
  await shop.as('first-things-first').ask('cancelOrder', { order_id: id })
  expect(await shop.as('first-things-first').call('createReservation', wanted)).toMatchObject({ code: 4001 })
})

test('a player who is led to an order that is not there may book', async () => {
  await shop.insert('users', [{ ...newUser('astray', OPENING), open_order_id: 'no-such-order' }])
  const { id } = await hold(shop.as('astray'), slot(shop, 9))
  expect(await shop.find('users', { _id: 'astray' })).toMatchObject([{ open_order_id: id }])
  await shop.as('astray').ask('cancelOrder', { order_id: id })
})

test('the same tap twice is one order, and never a second one when that order is over', async () => {
  const player = shop.as('twice')
  const tap = { start_time: slot(shop, 10), idempotency_key: 'one-and-the-same' }
  const first = await player.ask('createReservation', tap)
  expect(await player.ask('createReservation', tap)).toEqual(first)
  await player.ask('cancelOrder', { order_id: first.order.id })
  expect(await player.call('createReservation', tap)).toMatchObject({ code: 4005, detail: { status: 'cancelled' } })
  expect(await shop.find('orders', { openid: 'twice' })).toHaveLength(1)
})

test('a key belongs to one hour of one player', async () => {
  const tap = { start_time: slot(shop, 11), idempotency_key: 'a-key-of-mine' }
  const { order } = await shop.as('key-a').ask('createReservation', tap)
  expect(await shop.as('key-a').call('createReservation', { ...tap, start_time: slot(shop, 12) })).toMatchObject({
    code: 4000,
    message: '已用于另一个时段',
    detail: { field: 'idempotency_key' },
  })
  expect((await shop.as('key-b').ask('createReservation', tap)).order.id).not.toBe(order.id)
})

test('letting go twice is letting go once', async () => {
  const player = shop.as('let-go')
  const { id } = await hold(player, slot(shop, 13))
  const first = await player.ask('cancelOrder', { order_id: id })
  // who did it is told to admins alone
  const done_before = { action: 'cancel', at: first.order.updated_at }
  expect(first.done_before).toBeNull()
  expect(await player.ask('cancelOrder', { order_id: id })).toEqual({ ...first, done_before })
  const { order } = await player.ask('getOrder', { order_id: id })
  expect(order.history?.map(({ action }) => action)).toEqual(['create', 'cancel'])
})

test.each([
  ['the hour that begins in a second', 0, 0],
  ['the hour that has begun', -1, 4001],
  ['the last of 72 hours', 71, 0],
  ['the hour after the last', 72, 4001],
  ['the same hour last week', -168, 4001],
])('the window, a second before the hour: %s', async (_name, hours, code) => {
  moveTo(shop, '2026-11-24T01:59:59.000Z')
  const start_time = addHours('2026-11-24T02:00:00.000Z', hours)
  expect(await shop.as(`edge-${hours}`).call('createReservation', { start_time })).toMatchObject({ code })
})

test('when the hour strikes, it has begun: the window moves on by one', async () => {
  moveTo(shop, '2026-11-24T02:00:00.001Z')
  const begun = await shop.as('late').call('createReservation', { start_time: '2026-11-24T02:00:00.000Z' })
  expect(begun).toMatchObject({ code: 4001, message: '这个时段不在可预约的时间内' })
  expect((await slotsFor('late')).map(({ start_time }) => start_time).slice(0, 1)).toEqual(['2026-11-24T03:00:00.000Z'])
  await hold(shop.as('late'), '2026-11-27T02:00:00.000Z')
})

test('a place is held from a whole hour on', async () => {
  expect(await shop.as('half').call('createReservation', { start_time: '2026-11-24T04:30:00.000Z' })).toMatchObject({
    code: 4000,
    message: '要从整点开始',
    detail: { field: 'start_time' },
  })
})

test('closed hours, closed days and closed consoles are shown and refused', async () => {
  const closure = (id: string, console_id: string | null, from: number) => {
    const [from_time, to_time] = [slot(shop, from), slot(shop, from + 1)]
    return { id, console_id, from_time, to_time, reason: '保养' }
  }
  await shop.as('owner').ask('updateSettings', {
    opening_hours: { from_hour: 10, to_hour: 2 },
    closed_weekdays: [3],
    closures: [closure('all', null, 4), closure('one', '1', 5)],
  })
  const slots = await slotsFor('closed')
  const closed = slots.filter((found) => found.closed)
  const hours = (day: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${day} ${String(from + at).padStart(2, '0')}`)
  // it is Tuesday, 10:00
  expect(closed.map(({ start_time }) => shopTime(start_time).format('ddd HH'))).toEqual([
    'Tue 15',
    ...hours('Wed', 2, 23), // the night of Tuesday goes on until two
    ...hours('Thu', 0, 9), // and that of Wednesday is closed with it
    ...hours('Fri', 2, 9),
  ])
  for (const { start_time } of closed.slice(0, 3)) {
    const refused = await shop.as('closed').call('createReservation', { start_time })
    expect(refused).toMatchObject({ code: 4001, message: '这个时段休息，换一个吧' })
  }
  expect(slots[5]).toMatchObject({ capacity: 1, remaining: 1 })
  expect((await hold(shop.as('closed'), slot(shop, 5))).console_id).toBe('2')
})

test('an order keeps the price it was made at', async () => {
  const owner = shop.as('owner')
  const evening = { weekdays: [0, 1, 2, 3, 4, 5, 6], from_hour: 18, to_hour: 24, price: 4000 }
  const order = await hold(shop.as('cheap'), slot(shop, 8))
  await owner.ask('updateSettings', { price_per_hour: 2500, price_rules: [evening] })
  expect((await shop.as('cheap').ask('getOrder', { order_id: order.id })).order.amount).toBe(1500)
  expect((await slotAt('cheap', slot(shop, 8)))?.price).toBe(4000)
  expect((await hold(shop.as('dear'), slot(shop, 8))).amount).toBe(4000)
  expect((await hold(shop.as('noon'), slot(shop, 2))).amount).toBe(2500)
})

test('ten holds an hour are enough, however they end: then it is 4006 until the first is an hour old', async () => {
  const player = shop.as('fickle')
  const made: string[] = []
  for (let tap = 0; tap < 10; tap++) {
    const { id, created_at } = await hold(player, slot(shop, 9 + (tap % 4)))
    made.push(created_at)
    if (tap < 9) await player.ask('cancelOrder', { order_id: id })
    passMinutes(shop, tap < 9 ? 1 : 20)
  }
  const retry_at = addHours(made[0] ?? '', 1)
  const again = () => player.call('createReservation', { start_time: slot(shop, 6) })
  expect(await again()).toMatchObject({ code: 4006, message: '操作太频繁，请 31 分钟后再试', detail: { retry_at } })
  moveTo(shop, addMinutes(retry_at, -0.1))
  expect(await again()).toMatchObject({ code: 4006, detail: { retry_at } })
  moveTo(shop, retry_at)
  expect(await again()).toMatchObject({ code: 0 })
})
