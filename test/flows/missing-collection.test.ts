import { aScreenshot, hold, moveTo, OPENING, slot } from '../support/scenes'
import { environment, openShop, type Shop } from '../support/shop'

let shop: Shop
afterEach(() => shop.close())

/** A shop in whose environment somebody forgot a collection. */
async function open(missing: string): Promise<void> {
  const collections = environment.collections.filter(({ name }) => name !== missing)
  shop = await openShop({ admins: { lan: 'owner' }, environment: { ...environment, collections } })
  moveTo(shop, OPENING)
}

const broken = { code: 5001, message: '出了点问题，请稍后重试' }

test('a list that cannot be read is an error, and no empty list', async () => {
  await open('order_audits')
  expect(await shop.as('lan').call('listAudits', {})).toMatchObject(broken)
})

test('what cannot be written is not taken for written', async () => {
  await open('users')
  expect(await shop.as('ming').call('createReservation', { start_time: slot(shop) })).toMatchObject(broken)
  expect([await shop.find('orders'), await shop.find('reservations')]).toEqual([[], []])
})

test('who cannot be written down is not welcomed', async () => {
  await open('users')
  expect(await shop.as('ming').call('login', {})).toMatchObject(broken)
})

test('where images cannot be written down, none is handed in', async () => {
  await open('payment_proofs')
  const { id: order_id } = await hold(shop.as('ming'), slot(shop))
  const file_ids = [await shop.as('ming').upload(aScreenshot())]
  expect(await shop.as('ming').call('uploadProof', { order_id, file_ids })).toMatchObject(broken)
  expect((await shop.find('orders'))[0]?.status).toBe('pending')
})

test('a timer that cannot write fails, and is not taken for having run', async () => {
  await open('payment_proofs')
  expect(await shop.timer()).toMatchObject(broken)
  expect(await shop.find('system', { _id: 'expireCron' })).toEqual([])
})
