import { addHours } from '../../core/time'
import { consoles } from '../../core/testing/samples'
import { contradictions } from '../support/invariants'
import { moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop
let lan: Person

beforeAll(async () => {
  const settings = { consoles: consoles(2), price_per_hour: 1500, check_in: true }
  shop = await openShop({ settings, admins: { lan: 'owner', wei: 'viewer' } })
  lan = shop.as('lan')
})
afterAll(() => shop.close())
let days = 0
beforeEach(() => moveTo(shop, addHours(OPENING, 24 * 5 * days++)))
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

let keys = 0
function visit(changes: object = {}) {
  const idempotency_key = `key-of-visit-${keys++}`
  const basics = {
    start_time: slot(shop, -1),
    hours: 2,
    console_id: '1',
    guest_name: '老张',
    received: 'cash' as const,
  }
  return { ...basics, idempotency_key, ...changes }
}

test('the running hour and the next are a paid order of nobody, with its money and its audit', async () => {
  const { order } = await lan.ask('adminBook', visit({ note: '两个人' }))
  expect(order).toMatchObject({
    status: 'paid',
    origin: 'staff',
    hours: 2,
    amount: 3000,
    player: { id: '', name: '老张' },
  })
  const [stored] = await shop.find('orders', { _id: order.id })
  expect(stored).toMatchObject({
    openid: '',
    pay_code: '',
    note: '两个人',
    money: [{ kind: 'received', how: 'cash', amount: 3000, by: 'lan' }],
    history: [{ action: 'admin_book', from: null, to: 'paid', by: 'admin', openid: 'lan' }],
  })
  expect(await shop.find('reservations', { order_id: order.id })).toHaveLength(2)
  expect(await shop.find('order_audits', { order_id: order.id })).toMatchObject([{ action: 'book', before: null }])
  expect((await shop.find('users')).map(({ _id }) => _id)).not.toContain('')
  const taken = { start_time: slot(shop), console_id: '1' }
  expect(await shop.as('ming').send('createReservation', taken)).toMatchObject({ code: 4001 })
})

test('the same key books once; for other hours it is refused', async () => {
  const asked = visit()
  const [first, second] = [await lan.ask('adminBook', asked), await lan.ask('adminBook', asked)]
  expect(second.order.id).toBe(first.order.id)
  expect(await lan.send('adminBook', { ...asked, hours: 1 })).toMatchObject({
    code: 4000,
    detail: { field: 'idempotency_key' },
  })
})

test.each([
  [{ received: 'none' }, [['waived', 3000]]],
  [{ received: 'transfer', amount: 2500 }, [['received', 2500]]],
  [{ received: 'cash', amount: 0 }, undefined],
])('%j is written as %j', async (changes, lines) => {
  const { order } = await lan.ask('adminBook', visit(changes))
  expect(order.money?.map(({ kind, amount }) => [kind, amount])).toEqual(lines)
})

test.each([
  ['an hour that is over', { start_time: () => slot(shop, -2) }, 4001],
  ['an hour beyond the window', { start_time: () => slot(shop, 72) }, 4001],
  ['half an hour', { start_time: () => slot(shop).replace(':00:', ':30:') }, 4000],
  ['a console that there is not', { console_id: () => '7' }, 4000],
  ['a guest without a name', { guest_name: () => ' ' }, 4000],
])('%s is refused, and nothing is written', async (_what, changes, code) => {
  const asked = visit(Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, value()])))
  const before = await shop.find('orders')
  expect(await lan.send('adminBook', asked)).toMatchObject({ code })
  expect(await shop.find('orders')).toEqual(before)
})

test('two admins and a player who want one hour at once: one gets it', async () => {
  const start_time = slot(shop, 3)
  const replies = await Promise.all([
    lan.send('adminBook', visit({ start_time, hours: 1 })),
    lan.send('adminBook', visit({ start_time, hours: 1 })),
    shop.as('ming').send('createReservation', { start_time, console_id: '1' }),
  ])
  expect(replies.map(({ code }) => code).sort()).toEqual([0, 4001, 4001])
})

test('a hold that has lapsed gives way, and is written down as expired', async () => {
  const { order } = await shop.as('hua').ask('createReservation', { start_time: slot(shop, 2), console_id: '2' })
  passMinutes(shop, 16)
  await lan.ask('adminBook', visit({ start_time: order.start_time, hours: 1, console_id: '2' }))
  expect((await shop.find('orders', { _id: order.id }))[0]?.status).toBe('expired')
})

test('it is moved and cancelled as any other, and nobody without the role sees or touches it', async () => {
  const { order } = await lan.ask('adminBook', visit({ start_time: slot(shop, 1), hours: 1 }))
  await lan.ask('adminMoveOrder', { order_id: order.id, start_time: slot(shop, 2), reason: '客人晚到' })
  expect(await shop.as('ming').send('getOrder', { order_id: order.id })).toMatchObject({ code: 4004 })
  expect(await shop.as('wei').send('cancelOrder', { order_id: order.id, reason: 'x' })).toMatchObject({ code: 4004 })
  const { order: cancelled } = await lan.ask('cancelOrder', { order_id: order.id, reason: '客人不来了' })
  expect(cancelled.status).toBe('cancelled')
  expect(await shop.find('reservations', { order_id: order.id })).toEqual([])
})

describe('who came', () => {
  const mark = (request: object) => lan.send('markVisit', request)

  test('from a quarter of an hour before the start to the end, by the number on the phone too', async () => {
    const { order } = await lan.ask('adminBook', visit({ start_time: slot(shop, 1), hours: 1 }))
    const arrived = { order_no: order.order_no, outcome: 'arrived' }
    expect(await mark(arrived)).toMatchObject({ code: 4005, message: '开始前 15 分钟起才能登记到店' })
    passMinutes(shop, 85)
    expect(await mark(arrived)).toMatchObject({ code: 0, data: { order: { visit: 'arrived' }, done_before: null } })
    expect(await mark(arrived)).toMatchObject({ code: 0, data: { done_before: { action: 'arrive' } } })
    expect(await mark({ order_id: order.id, outcome: 'missed' })).toMatchObject({ code: 4005 })
    await lan.ask('markVisit', { order_id: order.id, outcome: 'cleared' })
    expect((await shop.find('orders', { _id: order.id }))[0]?.visit).toBeUndefined()
  })

  test('a missed visit is written down when it is over, and can be taken back', async () => {
    const { order } = await lan.ask('adminBook', visit({ start_time: slot(shop, 0), hours: 1 }))
    passMinutes(shop, 200)
    expect(await mark({ order_id: order.id, outcome: 'arrived' })).toMatchObject({ code: 4005 })
    for (const outcome of ['missed', 'cleared'] as const) {
      await lan.ask('markVisit', { order_id: order.id, outcome })
      expect((await shop.find('orders', { _id: order.id }))[0]?.visit).toBe(outcome)
    }
    expect((await shop.find('order_audits', { order_id: order.id })).map(({ action }) => action).sort()).toEqual([
      'book',
      'clear_visit',
      'miss',
    ])
  })

  test.each([
    [{ outcome: 'arrived' }, 4000],
    [{ order_id: 'a', order_no: 'b', outcome: 'arrived' }, 4000],
    [{ order_no: '261123-ZZZZZZZ', outcome: 'arrived' }, 4004],
    [{ order_id: 'nobody', outcome: 'arrived' }, 4004],
  ])('%j is refused with %d', async (request, code) => {
    expect(await mark(request)).toMatchObject({ code })
  })
})
