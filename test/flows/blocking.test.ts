import { contradictions } from '../support/invariants'
import { holdBack, untilHeld } from '../support/holding'
import { handIn, hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner', bo: 'operator' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

const [bo, ming] = [() => shop.as('bo'), () => shop.as('ming')]
function block(is_blocked = true) {
  return bo().ask('blockPlayer', { player_id: 'ming', is_blocked, reason: '反复占位不付款' })
}
function book(hours = 5) {
  return ming().call('createReservation', { start_time: slot(shop, hours) })
}
const refused = { code: 4004, message: '店家已暂停你的预约，已有的订单不受影响；如有疑问请联系店家' }

test('a blocked player goes on with what is under way and begins nothing new, until the block is lifted', async () => {
  const { id: order_id } = await hold(ming(), slot(shop, 3))
  expect(await block()).toEqual({ player_id: 'ming', is_blocked: true })
  expect((await bo().ask('getOrder', { order_id })).order.player).toMatchObject({ id: 'ming', blocked: true })
  expect((await handIn(ming(), order_id)).status).toBe('proof_submitted')
  await bo().ask('verify', { order_id, pass: true })
  expect(await book()).toMatchObject(refused)
  await block()
  await block(false)
  expect(await book()).toMatchObject({ code: 0 })
  const { audits } = await shop.as('lan').ask('listAudits', {})
  const told = audits.filter(({ action }) => action.endsWith('block_player'))
  expect(told.map(({ action, reason }) => [action, reason])).toEqual([
    ['unblock_player', '反复占位不付款'],
    ['block_player', '反复占位不付款'],
  ])
})

test('a hold that has not begun to write when its player is blocked is not made', async () => {
  await ming().ask('login', {})
  holdBack(shop, { action: 'database.startTransaction', function: 'createReservation' })
  const booking = book()
  await untilHeld(shop)
  await block()
  shop.cloud.faults.release()
  expect(await booking).toMatchObject(refused)
  expect(await shop.find('orders')).toEqual([])
})

test('a hold that is about to be made while its player is blocked is made or not, and the block holds', async () => {
  await ming().ask('login', {})
  holdBack(shop, { action: 'database.commitTransaction', function: 'createReservation' })
  const booking = book()
  await untilHeld(shop)
  const blocking = block()
  shop.cloud.faults.release()
  expect((await blocking).is_blocked).toBe(true)
  const { code } = await booking
  expect(await shop.find('orders')).toHaveLength(code === 0 ? 1 : 0)
  expect(await book(6)).toMatchObject(code === 0 ? { code: 4002 } : refused)
})

test('leaving and coming back lifts no block, and names nobody', async () => {
  await hold(ming(), slot(shop, 3))
  await block()
  passMinutes(shop, 61)
  await ming().ask('deleteMyData', { confirm: true })
  expect(JSON.stringify([await shop.find('blocks'), await shop.find('order_audits')])).not.toContain('"ming"')
  await ming().ask('login', {})
  expect(await book()).toMatchObject(refused)
  await block(false)
  expect(await book()).toMatchObject({ code: 0 })
})

test('a block needs a reason and a player', async () => {
  await ming().ask('login', {})
  const without = { player_id: 'ming', is_blocked: true }
  expect(await bo().call('blockPlayer', without)).toMatchObject({ code: 4000, detail: { field: 'reason' } })
  const nobody = { player_id: 'nobody', is_blocked: true, reason: '占位' }
  expect(await bo().call('blockPlayer', nobody)).toMatchObject({ code: 4000, detail: { field: 'player_id' } })
})
