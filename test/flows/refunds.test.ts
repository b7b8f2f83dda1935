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
