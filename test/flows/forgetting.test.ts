import type { Order } from '../../core/order/order'
import { range } from '../support/random'
import { dump } from '../support/database-dump'
import { contradictions } from '../support/invariants'
import { aPng } from '../support/pictures'
import { consoles } from '../../core/testing/samples'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  const settings = { consoles: consoles(4), holds_per_hour: 100, hold_minutes: 60 }
  shop = await openShop({ settings, admins: { lan: 'owner', guest: 'viewer' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function ming() {
  return shop.as('ming')
}
function leave() {
  return ming().call('deleteMyData', { confirm: true })
}
function refusal(order_id: string) {
  return {
    code: 4002,
    message: '还有未完成或未到场的订单，结束后再注销',
    detail: { order_id },
  }
}
async function stored(order_id: string) {
  return (await shop.find('orders', { _id: order_id }))[0]
}

test('nobody goes with an order that is open, or a visit that is still to come', async () => {
  const order = await hold(ming(), slot(shop, 3))
  expect(await leave()).toMatchObject(refusal(order.id))
  await handIn(ming(), order.id)
  expect(await leave()).toMatchObject(refusal(order.id))
  const { proofs } = (await ming().ask('getOrder', { order_id: order.id })).order
  expect((await fetch(proofs[0]?.url ?? '')).status).toBe(200)
  await shop.as('lan').ask('verify', { order_id: order.id, pass: true })
  expect(await leave()).toMatchObject(refusal(order.id))
  moveTo(shop, order.end_time)
  expect(await leave()).toMatchObject({ code: 0, data: { orders: 1 } })
})

test('a lapsed order holds nobody back, whether or not the timer wrote it down', async () => {
  const order = await hold(ming(), slot(shop, 3))
  moveTo(shop, order.expire_at ?? '')
  expect(await leave()).toMatchObject({ code: 0, data: { orders: 1 } })
  const place = (await shop.find('reservations'))[0]
  expect(place?.openid).toBe((await stored(order.id))?.openid)
  expect(place?.openid).toMatch(/^gone-[0-9a-f-]{36}$/)
  expect(await shop.find('users')).toEqual([])
})

test('a place that somebody has taken over keeps its player', async () => {
  await shop
    .as('lan')
    .ask('updateSettings', { consoles: consoles(4).map((console) => ({ ...console, open: console.id === '1' })) })
  const order = await hold(ming(), slot(shop, 3))
  moveTo(shop, order.expire_at ?? '')
  await hold(shop.as('hua'), order.start_time)
  expect(await leave()).toMatchObject({ code: 0, data: { orders: 1 } })
  expect(await shop.find('reservations')).toMatchObject([{ openid: 'hua' }])
})

test('whom nobody knows is forgotten at once', async () => {
  expect(await ming().ask('deleteMyData', { confirm: true })).toEqual({ orders: 0 })
})

test('an admin of any role is sent to the owner', async () => {
  expect(await shop.as('guest').call('deleteMyData', { confirm: true })).toMatchObject({
    code: 4005,
    message: '你是管理员，请先让店主移除你的权限',
  })
})

test('the images go, returned ones too, and what they were used for stays known by their hash', async () => {
  const order = await submitted(ming(), slot(shop, 3))
  await shop.as('lan').ask('verify', { order_id: order.id, pass: false, reason: '看不清', allow_resubmit: true })
  await handIn(ming(), order.id)
  passMinutes(shop, 60)
  expect((await ming().ask('exportMyData', {})).orders[0]?.proofs).toHaveLength(2)
  const { order: shown } = await ming().ask('getOrder', { order_id: order.id })
  await shop.as('lan').ask('verify', { order_id: order.id, pass: false, reason: '金额不符' })
  const others = await submitted(shop.as('hua'), slot(shop, 3))
  expect(await leave()).toMatchObject({ code: 0, data: { orders: 1 } })
  expect((await fetch(shown.proofs[0]?.url ?? '')).status).toBe(404)
  const proofs = await shop.find('payment_proofs', { order_id: order.id })
  expect(proofs.map(({ file_id, status }) => [file_id, status])).toEqual([
    ['', 'used'],
    ['', 'used'],
  ])
  expect((await shop.find('payment_proofs', { order_id: others.id }))[0]?.file_id).toMatch(/^cloud:/)
  const { order: theirs } = await shop.as('hua').ask('getOrder', { order_id: others.id })
  expect((await fetch(theirs.proofs[0]?.url ?? '')).status).toBe(200)
  const { openid, note, history, player_name } = (await stored(order.id)) as Order
  expect([openid.slice(0, 5), note, player_name]).toEqual(['gone-', '', ''])
  expect(history.filter(({ openid: who }) => who === 'ming')).toEqual([])
})

test('before one goes, one may take everything along', async () => {
  await ming().ask('updateProfile', { nickname: '小明' })
  const { id } = await hold(ming(), slot(shop, 3))
  const { user, orders } = await ming().ask('exportMyData', {})
  expect(user).toEqual({ id: 'ming', nickname: '小明', avatar_url: '' })
  expect(orders).toMatchObject([{ id, history: [{ action: 'create', by: 'player' }] }])
})

test('more orders than fit one batch are all forgotten, as of one nobody', async () => {
  for (const at of range(51)) {
    const { id } = await hold(ming(), slot(shop, at % 60))
    await ming().ask('cancelOrder', { order_id: id })
  }
  passMinutes(shop, 60)
  expect(await leave()).toMatchObject({ code: 0, data: { orders: 51 } })
  const nobodies = new Set((await shop.find('orders')).map(({ openid }) => openid))
  expect(nobodies.size).toBe(1)
  expect((await ming().ask('listOrders', {})).orders).toEqual([])
})

test('a picture goes with its player, and with nobody else', async () => {
  const same = aPng(20, 20)
  const avatar = async (openid: string) => (await shop.as(openid).ask('login', {})).user.avatar_url
  for (const openid of ['ming', 'hua'])
    await shop.as(openid).ask('updateProfile', { avatar_file_id: await shop.as(openid).upload(same) })
  const [mine, theirs] = [await avatar('ming'), await avatar('hua')]
  await leave()
  expect([(await fetch(mine)).status, (await fetch(theirs)).status]).toEqual([404, 200])
  await shop.as('hua').ask('deleteMyData', { confirm: true })
  expect((await fetch(theirs)).status).toBe(404)
  expect(await shop.find('stored_files')).toEqual([])
})

test('a refused deletion removes nothing', async () => {
  await ming().ask('updateProfile', { avatar_file_id: await ming().upload(aPng(20, 20)) })
  const { avatar_url } = (await ming().ask('login', {})).user
  await hold(ming(), slot(shop, 4))
  const before = await dump(shop)
  expect(await leave()).toMatchObject({ code: 4002 })
  expect(await dump(shop)).toEqual(before)
  expect((await fetch(avatar_url)).status).toBe(200)
})

test('nothing that is written down anywhere names the player any more', async () => {
  const key = 'ming-chose-this-key'
  const { order } = await ming().ask('createReservation', { start_time: slot(shop, 4), idempotency_key: key })
  await ming().ask('cancelOrder', { order_id: order.id })
  await shop.insert('order_audits', [
    {
      _id: 'old-repair',
      admin_id: 'lan',
      admin_role: 'owner',
      action: 'repair',
      order_id: null,
      order_no: null,
      reason: '',
      before: { rule: 'player_knows_order', ids: [order.id, 'ming'] },
      at: OPENING,
      after: { kind: 'point_to_order', openid: 'ming', order_id: order.id },
    },
  ])
  const invite = { role: 'viewer' as const, name: '小明', expire_at: OPENING }
  await shop.insert('invites', [{ _id: 'used-long-ago', ...invite, used_by: 'ming' }])
  passMinutes(shop, 61)
  expect(await leave()).toMatchObject({ code: 0 })
  const left = JSON.stringify(await dump(shop))
  for (const trace of ['"ming"', '小明', key]) expect([trace, left.includes(trace)]).toEqual([trace, false])
})

test('a deletion that died in the middle is ended by the timer', async () => {
  const { id } = await hold(ming(), slot(shop, 4))
  await ming().ask('cancelOrder', { order_id: id })
  passMinutes(shop, 61)
  const write = { action: 'database.startTransaction', function: 'deleteMyData', nth: 2 }
  shop.cloud.faults.use({ seed: 1, rules: [{ ...write, kind: 'crash_before' }] })
  await expect(leave()).rejects.toThrow()
  shop.cloud.faults.clear()
  expect(await ming().call('createReservation', { start_time: slot(shop, 5) })).toMatchObject({ code: 4005 })
  passMinutes(shop, 6)
  await shop.timer('tidyCron')
  expect(JSON.stringify(await dump(shop))).not.toContain('"ming"')
})

test('nobody begins to count holds anew by leaving', async () => {
  const { id } = await hold(ming(), slot(shop, 3))
  await ming().ask('cancelOrder', { order_id: id })
  passMinutes(shop, 20)
  expect(await leave()).toMatchObject({
    code: 4006,
    message: expect.stringMatching(/^刚预约过，请 (39|40) 分钟后再注销$/) as string,
  })
  passMinutes(shop, 40)
  expect(await leave()).toMatchObject({ code: 0 })
})
