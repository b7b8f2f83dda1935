import { shopDay, shopTime } from '../../core/time'
import { contradictions } from '../support/invariants'
import { handIn, hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ settings: { price_per_hour: 1500 }, admins: { lan: 'owner', guest: 'viewer' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

function lan() {
  return shop.as('lan')
}
function statsNow() {
  return shop.as('guest').ask('getStats', {})
}

/** An order that is paid for, judged two minutes after its proof. */
async function paidOrder(openid: string, hours: number) {
  const order = await hold(shop.as(openid), slot(shop, hours))
  await handIn(shop.as(openid), order.id)
  passMinutes(shop, 2)
  await lan().ask('verify', { order_id: order.id, pass: true })
  return order
}

test('the figures are those of the orders, by the day on which they were made', async () => {
  const paid = await paidOrder('ming', 1)
  await paidOrder('hua', 2)
  await hold(shop.as('qiang'), slot(shop, 3))
  passMinutes(shop, 16)
  const { today, days, heat, verify_seconds } = await statsNow()
  expect(today).toEqual({
    day: shopDay(OPENING),
    created: 3,
    submitted: 2,
    paid: 2,
    rejected: 0,
    cancelled: 0,
    expired: 1,
    income: 3000,
    received: 3000,
    refunded: 0,
    owed: 0,
  })
  expect(days).toHaveLength(30)
  expect(days[29]).toEqual(today)
  const start = shopTime(paid.start_time)
  expect(heat[start.day()]?.[start.hour()]).toBe(1)
  expect(heat.flat().reduce((sum, hours) => sum + hours, 0)).toBe(2)
  // two minutes, and what the calls themselves took
  for (const seconds of [verify_seconds.p50, verify_seconds.p95]) {
    expect(seconds).toBeGreaterThanOrEqual(120)
    expect(seconds).toBeLessThan(150)
  }
})

test('a settled day is kept, and forgotten when one of its orders changes after all', async () => {
  const day = shopDay(OPENING)
  const kept = async () => (await shop.find('daily_stats')).find(({ _id }) => _id === day)?.record
  moveTo(shop, '2026-11-23T16:30:00.000Z') // half an hour after midnight, where a late write may still come in
  expect((await statsNow()).days[28]).toMatchObject({ day, paid: 2 })
  expect(await kept()).toBeUndefined()
  passMinutes(shop, 24 * 60)
  const before = await statsNow()
  expect(before.days[27]).toMatchObject({ day, paid: 2 })
  expect(await kept()).toMatchObject({ paid: 2 })
  expect(await statsNow()).toEqual(before)
  const [paid] = (await lan().ask('adminListOrders', { status: ['paid'] })).orders
  await lan().ask('cancelOrder', { order_id: paid?.id ?? '', reason: '已退款' })
  expect((await statsNow()).days[27]).toMatchObject({
    day,
    paid: 1,
    cancelled: 1,
    income: 1500,
    received: 3000,
    owed: 1500,
  })
  await lan().ask('markRefunded', { order_id: paid?.id ?? '', amount: 1500, how: 'cash' })
  expect((await statsNow()).days[27]).toMatchObject({ received: 3000, refunded: 1500, owed: 0 })
})

test('a period comes as CSV that a spreadsheet cannot run', async () => {
  await shop.as('eve').ask('updateProfile', { nickname: '=HYPERLINK("http://evil","x")' })
  const order = await hold(shop.as('eve'), slot(shop, 5))
  const day = shopDay(order.start_time)
  const { csv, rows, next_cursor } = await shop.as('guest').ask('exportOrders', { from_day: day, to_day: day })
  const [heading, ...lines] = csv.trimEnd().split('\r\n')
  expect(rows).toBe(lines.length)
  expect(heading).toBe(
    '"订单号","状态","玩家","主机","开始","金额（元）","备注码","下单时间","说明","小时","已收（元）","已退（元）","待退（元）"',
  )
  expect(lines.find((line) => line.includes(order.order_no))).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`)
  expect(next_cursor).toBeNull()
})

test('an order shows the admin how often its player came and was rejected', async () => {
  await paidOrder('wang', 8)
  const order = await hold(shop.as('wang'), slot(shop, 9))
  await handIn(shop.as('wang'), order.id)
  const { orders } = await lan().ask('adminListOrders', { status: ['proof_submitted'], oldest_first: true })
  expect(orders.find(({ id }) => id === order.id)?.player).toMatchObject({ id: 'wang', visits: 1, rejections: 0 })
})
