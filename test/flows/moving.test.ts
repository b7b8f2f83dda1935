import { addHours, addMinutes } from '../../core/time'
import { payCode } from '../../core/booking/numbers'
import { placesOf } from '../../core/order/place'
import { consoles } from '../../core/testing/samples'
import { createEditor } from '../../start/editor'
import { contradictions } from '../support/invariants'
import { handIn, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop
let lan: Person

beforeAll(async () => {
  const evening = { weekdays: [0, 1, 2, 3, 4, 5, 6], from_hour: 18, to_hour: 24, price: 2000 }
  const settings = { consoles: consoles(2), price_per_hour: 1500, price_rules: [evening], max_moves: 2 }
  shop = await openShop({ settings, admins: { lan: 'owner' } })
  lan = shop.as('lan')
})
afterAll(() => shop.close())
/** Every test has days of its own. */
let days = 0
beforeEach(() => moveTo(shop, addHours(OPENING, 24 * 6 * days++)))
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

/** 8:00 of the next morning, and some hours: what costs 1500 up to 18:00. */
function morning(hours = 0) {
  return slot(shop, 11 + hours)
}
async function take(player: Person, start_time: string, hours = 1, console_id?: string) {
  return (await player.ask('createReservation', { start_time, hours, console_id })).order
}
async function paid(player: Person, start_time: string, hours = 1, console_id?: string) {
  const { id } = await handIn(player, (await take(player, start_time, hours, console_id)).id)
  return (await lan.ask('verify', { order_id: id, pass: true })).order
}
async function placesNamed(order_id: string): Promise<string[]> {
  return (await shop.find('reservations', { order_id })).map(({ _id }) => _id).sort()
}
async function stored(order_id: string) {
  const [order] = await shop.find('orders', { _id: order_id })
  if (!order) throw new Error('there is no such order')
  return order
}

test('a hold moves with all its hours, and ends when it would have ended', async () => {
  const ming = shop.as('ming')
  const held = await take(ming, morning(), 2, '1')
  passMinutes(shop, 5)
  const { order } = await ming.ask('moveOrder', { order_id: held.id, start_time: morning(1) })
  expect(order).toMatchObject({ start_time: morning(1), end_time: morning(3), hours: 2, console_id: '1', amount: 3000 })
  expect([order.expire_at, order.pay_code]).toEqual([held.expire_at, held.pay_code])
  expect(await placesNamed(held.id)).toEqual(placesOf({ ...order, console_id: '1' }))
  expect((await take(shop.as('hua'), morning(), 1, '1')).console_id).toBe('1')
  passMinutes(shop, 10)
  await shop.timer()
  expect((await stored(held.id)).status).toBe('expired')
  expect(await placesNamed(held.id)).toEqual([])
})

test('asked twice it moves once, and says that it was done', async () => {
  const ming = shop.as('ming')
  const { id } = await take(ming, morning())
  const asked = { order_id: id, start_time: morning(3) }
  expect((await ming.ask('moveOrder', asked)).done_before).toBeNull()
  expect((await ming.ask('moveOrder', asked)).done_before).toMatchObject({ action: 'move' })
  expect((await stored(id)).history.filter(({ action }) => action === 'move')).toHaveLength(1)
})

test('a player moves a paid order in time, twice at the most, and nobody else’s', async () => {
  const ming = shop.as('ming')
  const { id, pay_code } = await paid(ming, morning(4))
  expect(await shop.as('hua').send('moveOrder', { order_id: id, start_time: morning(5) })).toMatchObject({ code: 4004 })
  for (const start_time of [morning(5), morning(6)]) await ming.ask('moveOrder', { order_id: id, start_time })
  const order = await stored(id)
  expect(order).toMatchObject({ status: 'paid', start_time: morning(6), pay_code, amount: 1500 })
  expect(order.history.at(-1)).toMatchObject({ action: 'move', by: 'player', moved_from: { start_time: morning(5) } })
  expect(await ming.send('moveOrder', { order_id: id, start_time: morning(7) })).toMatchObject({
    code: 4005,
    message: '一笔订单最多自己改 2 次，请联系店家',
  })
  const near = await paid(shop.as('hua'), morning(10), 1)
  moveTo(shop, addMinutes(near.start_time, -12 * 60 - 1))
  await shop.as('hua').ask('moveOrder', { order_id: near.id, start_time: morning(9) })
  const other = await paid(shop.as('qiang'), morning(8), 1)
  moveTo(shop, addMinutes(other.start_time, -12 * 60 + 1))
  expect(await shop.as('qiang').send('moveOrder', { order_id: other.id, start_time: morning(7) })).toMatchObject({
    code: 4005,
    message: '开始前 12 小时内不能自己改时间，请联系店家',
  })
})

test('a dearer hour is refused to the player with the difference; a cheaper one is owed', async () => {
  const ming = shop.as('ming')
  const { id } = await paid(ming, slot(shop, 24))
  expect((await stored(id)).amount).toBe(2000)
  await ming.ask('moveOrder', { order_id: id, start_time: morning(5) })
  expect(await stored(id)).toMatchObject({
    amount: 1500,
    owed: 500,
    money: [
      { kind: 'received', amount: 2000, how: 'transfer', by: 'lan' },
      { kind: 'refund_due', amount: 500, by: '' },
    ],
  })
  expect(await ming.send('moveOrder', { order_id: id, start_time: slot(shop, 25) })).toMatchObject({
    code: 4001,
    detail: { difference: 500 },
  })
})

test('an admin takes the difference or lets it go, moves what waits for a verdict, and says why', async () => {
  const { id } = await paid(shop.as('ming'), morning())
  const dearer = { order_id: id, start_time: slot(shop, 1), reason: '主机坏了' }
  expect(await lan.send('adminMoveOrder', { ...dearer, reason: ' ' })).toMatchObject({ code: 4000 })
  expect(await lan.send('adminMoveOrder', dearer)).toMatchObject({ code: 4001, detail: { difference: 500 } })
  await lan.ask('adminMoveOrder', { ...dearer, settlement: 'cash' })
  expect((await stored(id)).money?.at(-1)).toMatchObject({ kind: 'received', amount: 500, how: 'cash', by: 'lan' })
  const [audit] = await shop.find('order_audits', { order_id: id, action: 'move' })
  expect(audit).toMatchObject({ reason: '主机坏了', before: { amount: 1500 }, after: { amount: 2000 } })
  const waiting = await handIn(shop.as('hua'), (await take(shop.as('hua'), morning(1))).id)
  const asked = { order_id: waiting.id, start_time: slot(shop, 25), reason: '客人要求', settlement: 'waived' as const }
  const { order } = await lan.ask('adminMoveOrder', asked)
  expect(order).toMatchObject({ status: 'proof_submitted', expire_at: slot(shop, 26), amount: 2000 })
  const approved = (await lan.ask('verify', { order_id: waiting.id, pass: true })).order
  expect(approved.money?.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['waived', 500],
    ['received', 1500],
  ])
})

test('a place that is taken is refused, and an order moves over its own hours to another console', async () => {
  const [ming, hua] = [shop.as('ming'), shop.as('hua')]
  const mine = await take(ming, morning(), 2, '1')
  await take(hua, morning(2), 1, '1')
  const asked = { order_id: mine.id, start_time: morning(1) }
  expect(await ming.send('moveOrder', { ...asked, console_id: '1' })).toMatchObject({
    code: 4001,
    detail: { taken: morning(2) },
  })
  const { order } = await ming.ask('moveOrder', asked)
  expect(order.console_id).toBe('2')
  expect(await placesNamed(mine.id)).toEqual(placesOf({ ...order, console_id: '2' }))
})

test('what lapsed on the new place is written down, and two who want it get it once', async () => {
  const lapsing = await take(shop.as('hua'), morning(3), 1, '1')
  passMinutes(shop, 16)
  const [a, b] = [shop.as('ming'), shop.as('qiang')]
  const orders = [await take(a, morning(), 1, '1'), await take(b, morning(), 1, '2')]
  const replies = await Promise.all(
    [a, b].map((player, at) =>
      player.send('moveOrder', { order_id: orders[at]?.id, start_time: morning(3), console_id: '1' }),
    ),
  )
  expect(replies.map(({ code }) => code).sort()).toEqual([0, 4001])
  expect((await stored(lapsing.id)).status).toBe('expired')
})

test('the next holders of a place never get the code that a moved order took with it', async () => {
  const ming = shop.as('ming')
  const moved = await take(ming, morning(), 1, '1')
  await ming.ask('moveOrder', { order_id: moved.id, start_time: morning(4) })
  const { code_place, moved_at } = await stored(moved.id)
  expect([typeof code_place, moved_at]).toEqual(['number', expect.any(String)])
  // All codes of the place but two have been given within the day: the moved order's, and the one behind it in their order. A
  // search that does not know the moved order's comes to it first, wherever it begins but at the other.
  const codes = [...new Set(Array.from({ length: 700 }, (_, turn) => payCode('1', morning(), turn)))]
  const left = codes[(codes.indexOf(moved.pay_code) + 1) % codes.length] ?? ''
  const given = codes.filter((code) => code !== moved.pay_code && code !== left)
  const template = await stored(moved.id)
  await shop.insert(
    'orders',
    given.map((pay_code, at) => ({
      ...template,
      _id: `old-${at}`,
      order_no: `261120-${String(at).padStart(7, '0')}`,
      idempotency_key: `old-${at}`,
      openid: `old-${at}`,
      start_time: morning(),
      end_time: morning(1),
      status: 'cancelled' as const,
      pay_code,
      moved_at: undefined,
      code_place: undefined,
      history: [
        ...template.history.slice(0, 1),
        {
          action: 'cancel' as const,
          from: 'pending' as const,
          to: 'cancelled' as const,
          at: '',
          by: 'player' as const,
          openid: '',
          reason: '',
        },
      ],
    })),
  )
  expect((await take(shop.as('hua'), morning(), 1, '1')).pay_code).toBe(left)
})

test('an order that is moved while its new hours are being closed is found by the timer, however long ago it was made', async () => {
  const { id } = await paid(shop.as('ming'), morning(10))
  passMinutes(shop, 60)
  await shop.timer()
  await shop.as('ming').ask('moveOrder', { order_id: id, start_time: morning(12) })
  const hours = { console_id: null, from_time: morning(12), to_time: morning(13), reason: '盘点' }
  await lan.ask('closeHours', hours)
  await shop.timer()
  expect((await stored(id)).slipped_in_at).toEqual(expect.any(String))
  // the way out: it is moved again, and is no contradiction any more
  await lan.ask('adminMoveOrder', { order_id: id, start_time: morning(14), reason: '盘点' })
  expect((await stored(id)).slipped_in_at).toBeUndefined()
})

test('an order and settings that an older version stored are moved by the same rules', async () => {
  const { id } = await paid(shop.as('ming'), slot(shop, 24))
  const { hours: _hours, money: _money, ...older } = await stored(id)
  const editor = createEditor(() => shop.cloud.url)
  await editor.put('orders', JSON.stringify(older))
  const [settings] = await shop.find('settings')
  const { max_moves: _moves, move_hours: _until, check_in: _marked, ...before } = settings ?? { _id: 'shop' as const }
  await editor.put('settings', JSON.stringify(before))
  await shop.as('ming').ask('moveOrder', { order_id: id, start_time: morning(5) })
  expect(await stored(id)).toMatchObject({
    hours: 1,
    amount: 1500,
    owed: 500,
    money: [
      { kind: 'received', amount: 2000, by: 'lan' },
      { kind: 'refund_due', amount: 500 },
    ],
  })
  expect(await shop.as('ming').send('moveOrder', { order_id: id, start_time: morning(6) })).toMatchObject({
    code: 4005,
  })
  await editor.put('settings', JSON.stringify(settings))
})
