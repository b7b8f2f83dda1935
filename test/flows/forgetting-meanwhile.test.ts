import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { holdBack, untilHeld } from '../support/holding'

/** What a player does in the very moment in which the same player is being forgotten. */

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(4), hold_minutes: 60 } })
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
async function stored(order_id: string) {
  return (await shop.find('orders', { _id: order_id }))[0]
}

test('a proof that comes in between loses nothing', async () => {
  const find = { action: 'database.getDocument', function: 'deleteMyData' }
  holdBack(shop, find)
  const leaving = leave()
  await untilHeld(shop)
  const order = await submitted(ming(), slot(shop, 4))
  shop.cloud.faults.release()
  expect(await leaving).toMatchObject({ code: 4002, detail: { order_id: order.id } })
  const { proofs } = (await ming().ask('getOrder', { order_id: order.id })).order
  expect((await fetch(proofs[0]?.url ?? '')).status).toBe(200)
})

test('a proof that began before its hold lapsed keeps its player, who asked to be forgotten after', async () => {
  const order = await hold(ming(), slot(shop, 3))
  const file_ids = [await ming().upload(aScreenshot())]
  const action = 'database.startTransaction'
  holdBack(shop, { action, function: 'uploadProof' }, { action, function: 'deleteMyData' })
  const proof = ming().ask('uploadProof', { order_id: order.id, file_ids })
  await untilHeld(shop)
  moveTo(shop, order.expire_at ?? '')
  const leaving = leave()
  await untilHeld(shop, 2)
  shop.cloud.faults.release('uploadProof')
  expect((await proof).order.status).toBe('proof_submitted')
  shop.cloud.faults.release()
  expect(await leaving).toMatchObject({ code: 4002, detail: { order_id: order.id } })
  expect((await stored(order.id))?.openid).toBe('ming')
})

test('a booking that comes in between is not forgotten, and holds its player back', async () => {
  const { id } = await hold(ming(), slot(shop, 3))
  await ming().ask('cancelOrder', { order_id: id })
  passMinutes(shop, 60)
  const begin = { action: 'database.startTransaction', function: 'deleteMyData' }
  holdBack(shop, begin)
  const leaving = leave()
  await untilHeld(shop)
  const open = await hold(ming(), slot(shop, 4))
  shop.cloud.faults.release()
  expect(await leaving).toMatchObject({ code: 4002, detail: { order_id: open.id } })
  expect((await stored(open.id))?.openid).toBe('ming')
  passMinutes(shop, 60)
  expect(await leave()).toMatchObject({ code: 0 })
})

test('a booking that comes at the very last keeps its player', async () => {
  await ming().ask('login', {})
  const begin = { action: 'database.startTransaction', function: 'deleteMyData' }
  holdBack(shop, begin)
  const leaving = leave()
  await untilHeld(shop)
  const open = await hold(ming(), slot(shop, 4))
  shop.cloud.faults.release()
  expect(await leaving).toMatchObject({ code: 4002 })
  expect(await shop.find('users')).toMatchObject([{ _id: 'ming', open_order_id: open.id }])
})
