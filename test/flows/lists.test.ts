import type { OrderView } from '../../core/contract/contract'
import { addHours, shopDay } from '../../core/time'
import { range } from '../support/random'
import { contradictions } from '../support/invariants'
import { aPng } from '../support/pictures'
import { consoles } from '../../core/testing/samples'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop
let ming: Person
let lan: Person
/** Ming's seven orders, oldest first: three cancelled, one rejected, one paid, one lapsed, one waiting. */
const made: OrderView[] = []
let others: OrderView[]

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(3) }, admins: { lan: 'owner', view: 'viewer' } })
  moveTo(shop, OPENING)
  ;[ming, lan] = [shop.as('ming'), shop.as('lan')]
  for (const at of range(3)) {
    made.push(await hold(ming, slot(shop, at)))
    await ming.ask('cancelOrder', { order_id: made.at(-1)?.id ?? '' })
  }
  for (const pass of [false, true]) {
    made.push(await submitted(ming, slot(shop, 30)))
    await lan.ask('verify', { order_id: made.at(-1)?.id ?? '', pass, reason: '金额不符' })
  }
  made.push(await hold(ming, slot(shop, 40)))
  others = [await submitted(shop.as('hua'), slot(shop, 30))]
  passMinutes(shop, 15)
  made.push(await hold(ming, slot(shop, 41)))
  await handIn(ming, made.at(-1)?.id ?? '')
  others.push(await submitted(shop.as('qiang'), slot(shop, 50)))
})
afterAll(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function idsOf({ orders }: { orders: OrderView[] }) {
  return orders.map(({ id }) => id)
}
function newestFirst(orders: OrderView[]) {
  return orders.map(({ id }) => id).reverse()
}

test('a player reads the own orders, newest first, page by page, each once', async () => {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page = await ming.ask('listOrders', { limit: 3, ...(cursor && { cursor }) })
    pages.push(idsOf(page))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
  expect(pages.flat()).toEqual(newestFirst(made))
})

test.each([
  ['cancelled', 3],
  ['rejected', 1],
  ['paid', 1],
  ['expired', 1],
  ['proof_submitted', 1],
  ['pending', 0],
] as const)('the filter finds what is %s by the clock: %i', async (status, count) => {
  const { orders } = await ming.ask('listOrders', { status: [status] })
  expect(orders.map((order) => order.status)).toEqual(Array<string>(count).fill(status))
})

test('several states are asked for together, and none means all', async () => {
  expect(idsOf(await ming.ask('listOrders', { status: ['paid', 'expired'] }))).toEqual(newestFirst(made.slice(4, 6)))
  expect((await ming.ask('listOrders', { status: [] })).orders).toHaveLength(7)
})

test('an admin finds orders by player, number, remark, state and day', async () => {
  const find = async (query: object) => idsOf(await lan.ask('adminListOrders', query))
  const [order] = others
  const day = shopDay(slot(shop, 30))
  expect(await find({ player_id: 'ming' })).toEqual(newestFirst(made))
  expect(await find({ order_no: order?.order_no })).toEqual([order?.id])
  expect(await find({ pay_code: order?.pay_code, player_id: 'hua' })).toEqual([order?.id])
  const { orders: coded } = await lan.ask('adminListOrders', { pay_code: order?.pay_code ?? '' })
  expect(new Set(coded.map(({ pay_code }) => pay_code))).toEqual(new Set([order?.pay_code]))
  expect(await find({ status: ['proof_submitted'], oldest_first: true })).toEqual([
    order?.id,
    made[6]?.id,
    others[1]?.id,
  ])
  const { orders } = await lan.ask('adminListOrders', { from_day: day, to_day: day })
  expect(orders.length).toBeGreaterThan(2)
  expect(orders.filter(({ start_time }) => shopDay(start_time) !== day)).toEqual([])
  expect(await find({ from_day: shopDay(addHours(slot(shop), 96)) })).toEqual([])
})

test('an admin sees whose it is and what waits for a verdict; a player’s list shows neither links nor admins', async () => {
  const { orders } = await shop.as('view').ask('adminListOrders', { status: ['proof_submitted'] })
  for (const order of orders) expect((await fetch(order.proofs[0]?.url ?? '')).status).toBe(200)
  expect(orders.map(({ player }) => player?.id)).toEqual(['qiang', 'ming', 'hua'])
  const [paid] = (await lan.ask('adminListOrders', { status: ['paid'] })).orders
  expect(paid?.proofs).toMatchObject([{ used_on: [] }])
  expect(paid?.proofs[0]).not.toHaveProperty('url')
  const mine = JSON.stringify(await ming.ask('listOrders', {}))
  for (const hidden of ['http', 'lan', '"player"', 'used_on']) expect(mine).not.toContain(hidden)
})

test('a link to a screenshot ends after ten minutes', async () => {
  const { order } = await ming.ask('getOrder', { order_id: made[6]?.id ?? '' })
  const url = order.proofs[0]?.url ?? ''
  expect((await fetch(url)).status).toBe(200)
  passMinutes(shop, 11)
  expect((await fetch(url)).status).toBe(403)
})

test('what an admin did is found by order, admin, action and time, newest first and page by page', async () => {
  const { settings } = await lan.ask('updateSettings', { hold_minutes: 20, notice: '周末照常' })
  expect(settings).toMatchObject({ hold_minutes: 20, notice: '周末照常' })
  const { audits, next_cursor } = await lan.ask('listAudits', { limit: 2 })
  expect(audits).toMatchObject([
    {
      action: 'update_settings',
      admin_id: 'lan',
      admin_role: 'owner',
      order_id: null,
      before: { hold_minutes: 15, notice: '' },
      after: { hold_minutes: 20, notice: '周末照常' },
    },
    { action: 'approve', order_id: made[4]?.id },
  ])
  const rest = await lan.ask('listAudits', { limit: 2, cursor: next_cursor ?? '' })
  expect(rest).toMatchObject({ audits: [{ action: 'reject', reason: '金额不符' }], next_cursor: null })
  const count = async (query: object) => (await lan.ask('listAudits', query)).audits.length
  expect(await count({ order_id: made[4]?.id })).toBe(1)
  expect([await count({ admin_id: 'lan' }), await count({ admin_id: 'view' })]).toEqual([3, 0])
  expect(await count({ action: 'reject' })).toBe(1)
  const at = audits[0]?.at ?? ''
  expect([await count({ from: at }), await count({ to: at })]).toEqual([1, 2])
})

test('the same settings again change nothing, and leave no audit', async () => {
  const { settings } = await lan.ask('getSettings', {})
  const before = await shop.find('order_audits')
  expect(await lan.ask('updateSettings', settings)).toMatchObject({ settings })
  expect(await shop.find('order_audits')).toEqual(before)
})

test('a player gives a name and a picture; admins read it on the orders that live', async () => {
  const avatar_file_id = await ming.upload(aPng(64, 64))
  const { user } = await ming.ask('updateProfile', { nickname: '  小明 ', avatar_file_id })
  expect(user).toMatchObject({ id: 'ming', nickname: '小明' })
  expect((await fetch(user.avatar_url)).status).toBe(200)
  expect((await ming.ask('login', {})).user.nickname).toBe('小明')
  const risky = await ming.call('updateProfile', { nickname: '违规测试' })
  expect(risky).toMatchObject({ code: 4000, detail: { field: 'nickname' } })
  await lan.ask('verify', { order_id: made[6]?.id ?? '', pass: true })
  const { id } = await hold(ming, slot(shop, 60))
  expect((await lan.ask('getOrder', { order_id: id })).order.player).toEqual({
    id: 'ming',
    name: '小明',
    blocked: false,
  })
})
