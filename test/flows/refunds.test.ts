import { consoles } from '../../core/testing/samples'
import { contradictions } from '../support/invariants'
import { handIn, hold, moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop
beforeEach(async () => {
  const settings = { consoles: consoles(2), price_per_hour: 1500 }
  shop = await openShop({ settings, admins: { lan: 'owner', xia: 'viewer' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function lan() {
  return shop.as('lan')
}
async function paid(openid: string, hour: number) {
  const { id } = await hold(shop.as(openid), slot(shop, hour))
  await handIn(shop.as(openid), id)
  await lan().ask('verify', { order_id: id, pass: true })
  return id
}
async function owing() {
  return (await lan().ask('adminListOrders', { owed: true, oldest_first: true })).orders.map(({ id }) => id)
}

test('a paid order that is cancelled stands on the refund list until it is paid back, and its player reads of it', async () => {
  const [first, second] = [await paid('ming', 3), await paid('hua', 4)]
  await lan().ask('cancelOrder', { order_id: second, reason: '主机坏了' })
  await lan().ask('cancelOrder', { order_id: first, reason: '主机坏了' })
  expect(await owing()).toEqual([first, second])
  expect((await shop.as('ming').ask('getOrder', { order_id: first })).order).toMatchObject({ owed: 1500 })

  const part = { order_id: first, amount: 500, how: 'cash' as const }
  expect((await lan().ask('markRefunded', part)).order).toMatchObject({ status: 'cancelled', owed: 1000 })
  expect(await lan().ask('markRefunded', part)).toMatchObject({
    order: { owed: 1000 },
    done_before: { action: 'refund' },
  })
  await lan().ask('markRefunded', { ...part, amount: 1000, note: '微信转回' })
  expect(await owing()).toEqual([second])
  const { order } = await shop.as('ming').ask('getOrder', { order_id: first })
  expect(order).not.toHaveProperty('owed')
  expect(order.history?.map(({ action }) => action).slice(-3)).toEqual(['admin_cancel', 'refund', 'refund'])
  const { audits } = await lan().ask('listAudits', { order_id: first, action: 'refund' })
  expect(audits.map(({ reason }) => reason)).toEqual(['微信转回', ''])
  expect(audits.at(-1)).toMatchObject({ before: { owed: 1500 }, after: { owed: 1000 } })
})

test('nothing is owed where the admin says so, and then nothing can be paid back', async () => {
  const kept = await paid('ming', 3)
  await lan().ask('cancelOrder', { order_id: kept, reason: '玩家没来', refund: false })
  expect(await owing()).toEqual([])
  expect(await lan().call('markRefunded', { order_id: kept, amount: 1, how: 'cash' })).toMatchObject({ code: 4005 })
})

test('only who may act pays back, and never more than is owed', async () => {
  const order_id = await paid('ming', 3)
  await lan().ask('cancelOrder', { order_id, reason: '主机坏了' })
  const all = { order_id, amount: 1500, how: 'transfer' as const }
  for (const openid of ['ming', 'xia', 'nobody'])
    expect(await shop.as(openid).call('markRefunded', all)).toMatchObject({ code: 4004 })
  expect(await lan().call('markRefunded', { ...all, amount: 1501 })).toMatchObject({
    code: 4005,
    message: '最多还应退 ¥15.00',
  })
  expect(await owing()).toEqual([order_id])
})

test('two admins who pay back at once: what is owed goes back once', async () => {
  const order_id = await paid('ming', 3)
  await shop.insert('admins', [{ _id: 'wei', role: 'operator', name: '阿伟' }])
  await lan().ask('cancelOrder', { order_id, reason: '主机坏了' })
  const all = { order_id, amount: 1500, how: 'transfer' as const }
  const replies = await Promise.all([lan().call('markRefunded', all), shop.as('wei').call('markRefunded', all)])
  expect(replies.map(({ code }) => code).sort()).toEqual([0, 4005])
  const [stored] = await shop.find('orders', { _id: order_id })
  expect(stored?.money?.filter(({ kind }) => kind === 'refunded')).toHaveLength(1)
})

test('a player cancels a paid order in time, gets the hour free and the money back; later only the shop may', async () => {
  await lan().ask('updateSettings', { cancel_hours: 3 })
  const [early, late] = [await paid('ming', 4), await paid('hua', 2)]
  expect(await shop.as('hua').call('cancelOrder', { order_id: late })).toMatchObject({
    code: 4005,
    message: '开始前 3 小时内不能自己取消，请联系店家',
  })
  const ming = shop.as('ming')
  expect((await ming.ask('cancelOrder', { order_id: early })).order).toMatchObject({ status: 'cancelled', owed: 1500 })
  expect(await ming.ask('cancelOrder', { order_id: early })).toMatchObject({ done_before: { action: 'cancel' } })
  expect(await owing()).toEqual([early])
  expect(await shop.find('reservations', { order_id: early })).toEqual([])
  expect(await shop.as('hua').call('cancelOrder', { order_id: early })).toMatchObject({ code: 4004 })
  await lan().ask('markRefunded', { order_id: early, amount: 1500, how: 'transfer' })
  await lan().ask('updateSettings', { cancel_hours: null })
  expect(await shop.as('hua').call('cancelOrder', { order_id: late })).toMatchObject({
    code: 4005,
    message: '已付款的订单，取消请联系店家',
  })
})

test('what came in may differ from what was due: less is let go, more is owed, and the books add up', async () => {
  const judged = async (openid: string, hour: number, received: number) => {
    const { id: order_id } = await hold(shop.as(openid), slot(shop, hour))
    await handIn(shop.as(openid), order_id)
    return (await lan().ask('verify', { order_id, pass: true, received })).order
  }
  expect(await judged('ming', 3, 1000)).toMatchObject({
    status: 'paid',
    money: [
      { kind: 'received', amount: 1000 },
      { kind: 'waived', amount: 500 },
    ],
  })
  const over = await judged('hua', 4, 2000)
  expect(over).toMatchObject({ status: 'paid', owed: 500 })
  expect(await owing()).toEqual([over.id])
  await lan().ask('markRefunded', { order_id: over.id, amount: 500, how: 'cash' })
  expect(await owing()).toEqual([])
  const { id: order_id } = await hold(shop.as('qiang'), slot(shop, 5))
  await handIn(shop.as('qiang'), order_id)
  const refused = await lan().call('verify', { order_id, pass: false, reason: '少付', received: 1000 })
  expect(refused).toMatchObject({ code: 4000, detail: { field: 'received' } })
})

test('an hour that costs nothing needs no screenshot, and is confirmed by the shop; one that costs something does', async () => {
  await lan().ask('updateSettings', { price_per_hour: 0 })
  const ming = shop.as('ming')
  const { id: order_id } = await hold(ming, slot(shop, 3))
  for (let twice = 0; twice < 2; twice++) {
    const { order } = await ming.ask('uploadProof', { order_id, file_ids: [], note: '带朋友来' })
    expect(order).toMatchObject({ status: 'proof_submitted', proofs: [], note: '带朋友来' })
  }
  expect((await lan().ask('adminListOrders', { status: ['proof_submitted'] })).orders).toMatchObject([{ amount: 0 }])
  expect((await lan().ask('verify', { order_id, pass: true, seen: [] })).order.status).toBe('paid')
  await lan().ask('updateSettings', { price_per_hour: 1500 })
  const { id } = await hold(shop.as('hua'), slot(shop, 4))
  expect(await shop.as('hua').call('uploadProof', { order_id: id, file_ids: [] })).toMatchObject({
    code: 4000,
    detail: { field: 'file_ids' },
    message: '一笔订单要有 1 到 3 张截图',
  })
})

test('what is paid back of a cancelled order leaves the hour alone, which somebody else has by now', async () => {
  const start_time = slot(shop, 3)
  const order_id = await paid('ming', 3)
  const [place] = await shop.find('reservations', { order_id })
  await lan().ask('cancelOrder', { order_id, reason: '主机坏了' })
  const { order } = await shop.as('hua').ask('createReservation', { start_time, console_id: place?.console_id })
  await lan().ask('markRefunded', { order_id, amount: 1500, how: 'cash' })
  expect(await shop.find('reservations', { _id: place?._id })).toMatchObject([{ order_id: order.id }])
})
