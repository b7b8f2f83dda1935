import { newUser } from '../../core/order/player'
import { contradictions } from '../support/invariants'
import { anOrderIn, consoles } from '../../core/testing/samples'
import { hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop
function lan() {
  return shop.as('lan')
}

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(2) }, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function call(openid: string, nickname: string) {
  return shop.as(openid).ask('updateProfile', { nickname })
}
async function searched(player_name: string) {
  return (await lan().ask('adminListOrders', { player_name })).orders.map(({ player }) => player?.name)
}

/** The names under which an order stands, wherever a player or an admin reads it. */
async function readEverywhere(order_id: string) {
  const ming = shop.as('ming')
  const { orders: found } = await lan().ask('adminListOrders', {})
  const { order } = await lan().ask('getOrder', { order_id })
  const { hours } = await lan().ask('listDay', { day: '2026-11-23' })
  const cell = hours.flatMap(({ cells }) => cells).find((one) => one.order_id === order_id)
  const { csv } = await lan().ask('exportOrders', { from_day: '2026-11-23', to_day: '2026-11-23' })
  const cells = csv.split('\r\n')[1]?.split(',').slice(2, 4)
  const hours_of_all = { console_id: null, from_time: slot(shop), to_time: slot(shop, 3), reason: '', dry_run: true }
  const { affected } = await lan().ask('closeHours', hours_of_all)
  const own = (await ming.ask('listOrders', {})).orders[0]?.console_name
  const ofOwn = (await ming.ask('getOrder', { order_id })).order.console_name
  const exported = (await ming.ask('exportMyData', {})).orders[0]?.console_name
  const names = [found[0], order, affected[0]].map((one) => [one?.player?.name, one?.console_name])
  return { names, board: cell?.player_name, cells, own: [own, ofOwn, exported] }
}

test('a living order bears the names of now, everywhere; one that is over keeps those of then', async () => {
  await call('ming', '小明')
  const order = await submitted(shop.as('ming'), slot(shop, 1))
  const { settings } = await lan().ask('getSettings', {})
  await call('ming', '大明')
  const renamed = settings.consoles.map((console) => ({ ...console, name: `沙发${console.id}` }))
  await lan().ask('updateSettings', { consoles: renamed })
  const console = `沙发${order.console_id}`
  const now = ['大明', console]
  const living = {
    names: [now, now, now],
    board: '大明',
    cells: [`"大明"`, `"${console}"`],
    own: Array(3).fill(console),
  }
  expect(await readEverywhere(order.id)).toEqual(living)
  const { pending_order } = await shop.as('ming').ask('login', {})
  expect(pending_order?.console_name).toBe(console)

  const { order: verified } = await lan().ask('verify', { order_id: order.id, pass: true })
  expect(verified.console_name).toBe(console)
  expect(await readEverywhere(order.id)).toEqual(living)

  passMinutes(shop, 3 * 60)
  const { order: played } = await lan().ask('getOrder', { order_id: order.id })
  expect([played.player?.name, played.console_name]).toEqual(['小明', `${order.console_id}号机`])
})

test('staff find by how a player is called now, from the beginning of the name', async () => {
  await call('ming', '小明')
  await call('hua', '小华')
  await call('tom', 'Ｔｏｍ')
  for (const [at, who] of ['ming', 'hua', 'tom'].entries()) await hold(shop.as(who), slot(shop, at + 1))
  expect(await searched('小明')).toEqual(['小明'])
  expect(await searched('小')).toEqual(['小华', '小明'])
  expect(await searched('明')).toEqual([])
  expect(await searched('Ｔｏ')).toEqual(['Ｔｏｍ'])
  await call('ming', '阿明')
  expect([await searched('小明'), await searched('阿明')]).toEqual([[], ['阿明']])
  const both = { player_name: '小', player_id: 'ming' }
  expect((await lan().ask('adminListOrders', both)).orders).toEqual([])
})

test('of a name that very many begin with, only who is called just so is found; else more letters are asked for', async () => {
  const crowd = Array.from({ length: 60 }, (_, at) => ({ ...newUser(`crowd-${at}`, OPENING), nickname: `小${at}号` }))
  await shop.insert('users', crowd)
  expect(await lan().send('adminListOrders', { player_name: '小' })).toMatchObject({
    code: 4000,
    detail: { field: 'player_name' },
  })
  await call('ming', '小')
  await hold(shop.as('ming'), slot(shop, 1))
  expect(await searched('小')).toEqual(['小'])
})

test('what an older version let in is shown without what is unseen, and in one line', async () => {
  const order_of_then = { player_name: '\u202e小\u0000明', note: '\n\n已由系统核验\u200b' }
  await shop.insert('orders', [{ ...anOrderIn('cancelled'), ...order_of_then }])
  const order_id = anOrderIn('cancelled')._id
  const { order } = await lan().ask('getOrder', { order_id })
  expect([order.player?.name, order.note]).toEqual(['小明', '已由系统核验'])
})
