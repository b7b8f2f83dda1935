import type { Audit } from '../../core/order/audit'
import { createOrder, type Order } from '../../core/order/order'
import { defaultSettings } from '../../core/shop/settings'
import { addHours, shopDay } from '../../core/time'
import { range } from '../support/random'
import { aNewOrder, aReservation } from '../../core/testing/samples'
import { moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { cancel } from '../../core/order/moves'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

function lan() {
  return shop.as('lan')
}

/** Orders of one player, made and let go of at the opening, the first number first. */
async function past(count: number, openid = 'ming'): Promise<Order[]> {
  const orders = range(count).map((at) => {
    const number = String(at).padStart(7, '0')
    const named = { _id: `order-${number}`, order_no: `261123-${number}`, idempotency_key: `key-of-${number}` }
    return cancel(
      createOrder(aNewOrder({ ...named, openid, start_time: slot(shop, 1) }), defaultSettings, OPENING),
      OPENING,
    )
  })
  await shop.insert('orders', orders)
  return orders
}

function numbers(orders: { order_no: string }[]) {
  return orders.map(({ order_no }) => order_no)
}

test('a page that takes the last order has no page after it; one order more, and there is one', async () => {
  const made = numbers(await past(3)).reverse()
  const all = await shop.as('ming').ask('listOrders', { limit: 3 })
  expect([numbers(all.orders), all.next_cursor]).toEqual([made, null])
  const first = await shop.as('ming').ask('listOrders', { limit: 2 })
  expect([numbers(first.orders), first.next_cursor]).toEqual([made.slice(0, 2), made[1]])
  const rest = await shop.as('ming').ask('listOrders', { limit: 2, cursor: made[1] ?? '' })
  expect([numbers(rest.orders), rest.next_cursor]).toEqual([made.slice(2), null])
})

test('twenty come where no number is asked for, of orders as of audits', async () => {
  await past(21)
  expect((await shop.as('ming').ask('listOrders', {})).orders).toHaveLength(20)
  await shop.insert(
    'order_audits',
    range(21).map((at) => anAudit(`audit-${at}`, OPENING)),
  )
  expect((await lan().ask('listAudits', {})).audits).toHaveLength(20)
})

test('the oldest first, page by page, each once', async () => {
  const made = numbers(await past(5))
  const pages: string[][] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await lan().ask('adminListOrders', { oldest_first: true, limit: 2, ...(cursor && { cursor }) })
    pages.push(numbers(page.orders))
    cursor = page.next_cursor
  }
  expect(pages).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)])
})

test('days are found by the shop’s calendar: from the first to the last, both included', async () => {
  const [order] = await past(1)
  const day = shopDay(order?.start_time ?? '')
  const [before, after] = [-24, 24].map((hours) => shopDay(addHours(order?.start_time ?? '', hours)))
  const count = async (query: object) => (await lan().ask('adminListOrders', query)).orders.length
  expect(await count({ from_day: day, to_day: day })).toBe(1)
  expect([await count({ from_day: day }), await count({ to_day: day })]).toEqual([1, 1])
  expect([await count({ from_day: after }), await count({ to_day: before })]).toEqual([0, 0])
})

test('a table of more than 500 orders comes in two pieces, the first with the heading', async () => {
  const made = numbers(await past(501))
  const day = shopDay(slot(shop, 1))
  const first = await lan().ask('exportOrders', { from_day: day, to_day: day })
  expect(first.csv.split('\r\n')).toHaveLength(502)
  expect([first.csv.startsWith('"订单号"'), first.next_cursor]).toEqual([true, made[499]])
  const rest = await lan().ask('exportOrders', { from_day: day, to_day: day, cursor: first.next_cursor ?? '' })
  expect([rest.csv.startsWith(`"${made[500]}"`), rest.csv.split('\r\n').length, rest.next_cursor]).toEqual([
    true,
    2,
    null,
  ])
  const lines = first.csv.split('\r\n').slice(1, -1)
  expect(lines.filter((line, at) => !line.startsWith(`"${made[at]}",`))).toEqual([])
  const next = shopDay(addHours(slot(shop, 1), 24))
  expect((await lan().ask('exportOrders', { from_day: next, to_day: next })).csv).not.toContain('261123')
})

test('a player’s own data come 100 orders at a time', async () => {
  const made = numbers(await past(101)).reverse()
  const first = await shop.as('ming').ask('exportMyData', {})
  expect([numbers(first.orders), first.next_cursor]).toEqual([made.slice(0, 100), made[99]])
  const rest = await shop.as('ming').ask('exportMyData', { cursor: first.next_cursor ?? '' })
  expect([numbers(rest.orders), rest.next_cursor]).toEqual([made.slice(100), null])
})

test('a day of more than a thousand orders is counted whole, and looked through whole', async () => {
  await past(1001)
  expect((await lan().ask('getStats', {})).today).toMatchObject({ created: 1001, cancelled: 1001 })
  expect(await lan().ask('checkInvariants', {})).toEqual({ orders: 1001, total: 0, findings: [], repaired: [] })
})

test('of more than 200 findings 200 are shown, and all are counted', async () => {
  const places = range(201).map((at) => aReservation({ _id: `1@${String(at).padStart(3, '0')}`, expire_at: null }))
  await shop.insert('reservations', places)
  const { total, findings, orders } = await lan().ask('checkInvariants', {})
  expect([total, findings.length, orders]).toEqual([201, 200, 0])
  expect(findings[199]).toMatchObject({ rule: 'place_has_owner', ids: ['1@199', 'order-1'], repairable: false })
})

function anAudit(_id: string, at: string): Audit {
  return {
    _id,
    admin_id: 'lan',
    admin_role: 'owner',
    action: 'update_settings',
    order_id: null,
    order_no: null,
    reason: '',
    before: {},
    after: {},
    at,
  }
}

test('audits of one moment are paged by their ids, newest first, each once', async () => {
  const [early, late, latest] = [0, 1, 2].map((hours) => addHours(OPENING, hours))
  const ids = ['a-latest', 'y-late', 'b-late', 'a-late', 'z-early', 'c-early']
  const times = [latest, late, late, late, early, early]
  await shop.insert('order_audits', ids.map((id, at) => anAudit(id, times[at] ?? '')).reverse())
  const pages: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await lan().ask('listAudits', { limit: 1, ...(cursor && { cursor }) })
    pages.push(...page.audits.map(({ id }) => id))
    cursor = page.next_cursor
  }
  expect(pages).toEqual(ids)
  const all = await lan().ask('listAudits', { limit: 6 })
  expect([all.audits.map(({ id }) => id), all.next_cursor]).toEqual([ids, null])
})
