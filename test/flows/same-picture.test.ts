import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, handIn, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { consoles: consoles(4) }, admins: { lan: 'operator', view: 'viewer' } })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

const [ming, hua] = [() => shop.as('ming'), () => shop.as('hua')]
async function seen(order_id: string) {
  return (await shop.as('lan').ask('getOrder', { order_id })).order.proofs
}

test('one file is handed in once', async () => {
  const { id: order_id } = await hold(ming(), slot(shop, 3))
  const file_id = await ming().upload(aScreenshot())
  expect(await ming().call('uploadProof', { order_id, file_ids: [file_id, file_id] })).toMatchObject({
    code: 4000,
    message: '同一张截图不用传两次',
    detail: { field: 'file_ids' },
  })
  expect(await shop.find('payment_proofs')).toEqual([])
})

test('a picture that an upload died over was used on no order', async () => {
  const picture = aScreenshot()
  const { id: order_id } = await hold(ming(), slot(shop, 3))
  const file_ids = [await ming().upload(picture)]
  const begin = { action: 'database.startTransaction', function: 'uploadProof' }
  shop.cloud.faults.use({ seed: 1, rules: [{ ...begin, kind: 'crash_before' }] })
  await expect(ming().call('uploadProof', { order_id, file_ids })).rejects.toThrow()
  shop.cloud.faults.clear()
  const theirs = await submitted(hua(), slot(shop, 3), picture)
  expect(await seen(theirs.id)).toMatchObject([{ used_on: [] }])
  expect(await handIn(ming(), order_id, picture)).toMatchObject({ status: 'proof_submitted' })
  expect(await seen(theirs.id)).toMatchObject([{ used_on: [expect.any(String)] }])
})

test('several pictures of an order are each known by the orders they were used on', async () => {
  const [one, other] = [aScreenshot(), aScreenshot()]
  const first = await submitted(ming(), slot(shop, 3), one)
  await handIn(ming(), first.id, other)
  const second = await submitted(hua(), slot(shop, 3), other)
  expect((await seen(first.id)).map(({ used_on }) => used_on)).toEqual([[], [second.order_no]])
  const third = await submitted(shop.as('qiang'), slot(shop, 3), other)
  const on = (await seen(third.id))[0]?.used_on ?? []
  expect([...on].sort()).toEqual([first.order_no, second.order_no].sort())
})

test('the same screenshot on two orders is shown to admins, and to nobody else', async () => {
  const picture = aScreenshot()
  const first = await submitted(ming(), slot(shop, 20), picture)
  const second = await submitted(hua(), slot(shop, 20), picture)
  const seenBy = async (openid: string, order_id: string) =>
    (await shop.as(openid).ask('getOrder', { order_id })).order.proofs[0]?.used_on
  expect(await seenBy('view', second.id)).toEqual([first.order_no])
  expect(await seenBy('lan', first.id)).toEqual([second.order_no])
  const { orders } = await shop.as('lan').ask('adminListOrders', { player_id: 'hua' })
  expect(orders[0]?.proofs[0]?.used_on).toEqual([first.order_no])
  const theirs = await hua().ask('getOrder', { order_id: second.id })
  expect(JSON.stringify(theirs)).not.toContain(first.order_no)
})

test('a screenshot stays known after its order was rejected', async () => {
  const picture = aScreenshot()
  const first = await submitted(ming(), slot(shop, 20), picture)
  await shop.as('lan').ask('verify', { order_id: first.id, pass: false, reason: '金额不符' })
  const second = await submitted(hua(), slot(shop, 20), picture)
  expect((await seen(second.id))[0]?.used_on).toEqual([first.order_no])
})
