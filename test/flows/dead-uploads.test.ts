import { contradictions } from '../support/invariants'
import { consoles } from '../../core/testing/samples'
import { holdBack, untilHeld } from '../support/holding'
import { aScreenshot, hold, isThere, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(2) } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

async function stored(id: string) {
  return (await shop.find('orders', { _id: id }))[0]
}

/** An upload whose function dies when the file is stored and not yet on the order; gives the file in the inbox. */
async function die(person: Person, order_id: string): Promise<string> {
  const file_id = await person.upload(aScreenshot())
  const begin = { action: 'database.startTransaction', function: 'uploadProof' }
  shop.cloud.faults.use({ seed: 1, rules: [{ ...begin, kind: 'crash_before' }] })
  await expect(person.call('uploadProof', { order_id, file_ids: [file_id] })).rejects.toThrow()
  shop.cloud.faults.clear()
  return file_id
}

async function filesOf(order_id: string) {
  const [order] = await shop.find('orders', { _id: order_id })
  const [use] = await shop.find('payment_proofs', { order_id })
  const file = order?.storing?.[0] ?? use
  return file && { status: use?.status ?? 'storing', isThere: await isThere(shop, file.file_id), file_id: file.file_id }
}

test('an upload that died is tried again, with the same file, and is an upload like others', async () => {
  const ming = shop.as('ming-8')
  const order = await hold(ming, slot(shop, 30))
  const file_id = await die(ming, order.id)
  expect(await filesOf(order.id)).toMatchObject({ status: 'storing', isThere: true })
  await ming.ask('uploadProof', { order_id: order.id, file_ids: [file_id] })
  passMinutes(shop, 3 * 24 * 60)
  await shop.timer()
  expect(await filesOf(order.id)).toMatchObject({ status: 'used', isThere: true })
})

test('an upload that died leaves nothing behind an hour after, whether or not its order is over', async () => {
  const ming = shop.as('ming-9')
  const order = await hold(ming, slot(shop, 30))
  await die(ming, order.id)
  passMinutes(shop, 59)
  await shop.timer()
  const left = await filesOf(order.id)
  expect(left).toMatchObject({ status: 'storing', isThere: true })
  passMinutes(shop, 2)
  await shop.timer()
  expect(await filesOf(order.id)).toBeUndefined()
  expect(await isThere(shop, left?.file_id ?? '')).toBe(false)
})

test('removing an upload that died never takes the file of the same picture with it that is handed in meanwhile', async () => {
  const ming = shop.as('ming-12')
  const order = await hold(ming, slot(shop, 32))
  await ming.ask('uploadProof', { order_id: order.id, file_ids: [await ming.upload(aScreenshot())] })
  const file_ids = [await die(ming, order.id)]
  passMinutes(shop, 61)
  holdBack(shop, { action: 'storage.batchDeleteFile', function: 'expireCron' })
  const timer = shop.timer()
  await untilHeld(shop)
  const { code } = await ming.call('uploadProof', { order_id: order.id, file_ids })
  shop.cloud.faults.release()
  await timer
  expect(code).toBe(4006)
  await ming.ask('uploadProof', { order_id: order.id, file_ids })
  const proofs = (await stored(order.id))?.proofs ?? []
  expect(await Promise.all(proofs.map(({ file_id }) => isThere(shop, file_id)))).toEqual([true, true])
})
