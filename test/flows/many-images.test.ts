import { createOrder, type Order } from '../../core/order/order'
import { defaultSettings } from '../../core/shop/settings'
import { range } from '../support/random'
import { contradictions } from '../support/invariants'
import { aJpeg } from '../support/pictures'
import { aNewOrder, aProof } from '../../core/testing/samples'
import { moveTo, OPENING, slot } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { cancel } from '../../core/order/moves'

/** One more than are looked at together, and their images are more than the cloud takes in one call. */
const COUNT = 51
const EACH = 3

let shop: Shop
let file_ids: string[]

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
  file_ids = []
  for (const _ of range(COUNT * EACH)) file_ids.push(await shop.as('ming').upload(aJpeg()))
  const orders = range(COUNT).map((at) => anOrderWith(file_ids.slice(at * EACH, at * EACH + EACH), at))
  await shop.insert('orders', orders)
  await shop.insert('payment_proofs', orders.flatMap(usesOf))
})
afterEach(() => shop.close())

/** An order that was let go of, with its images. */
function anOrderWith(own: string[], at: number): Order {
  const number = String(at).padStart(7, '0')
  const named = { _id: `order-${number}`, order_no: `261123-${number}`, idempotency_key: `key-of-${number}` }
  const wish = aNewOrder({ ...named, openid: 'ming', start_time: slot(shop, 1) })
  const order = cancel(createOrder(wish, defaultSettings, OPENING), OPENING)
  return { ...order, proofs: own.map((file_id) => ({ ...aProof(file_id, OPENING), file_id })) }
}

function usesOf({ _id: order_id, order_no, proofs }: Order) {
  return proofs.map(({ sha256, file_id }) => ({
    _id: `${sha256}@${order_id}`,
    sha256,
    order_id,
    order_no,
    file_id,
    at: OPENING,
    status: 'used' as const,
  }))
}

function check() {
  return shop.as('lan').ask('checkInvariants', {})
}

test('every image has a link', async () => {
  const { orders } = await shop.as('ming').ask('exportMyData', {})
  const urls = orders.flatMap(({ proofs }) => proofs.map(({ url = '' }) => url))
  expect([urls.length, new Set(urls).size, urls.filter((url) => url === '')]).toEqual([COUNT * EACH, COUNT * EACH, []])
  for (const url of [urls[0], urls.at(-1)]) expect((await fetch(url ?? '')).status).toBe(200)
})

test('every image is looked for, and one that is gone is missed', async () => {
  expect(await check()).toMatchObject({ orders: COUNT, total: 0 })
  for (const lost of [file_ids[0], file_ids.at(-1)]) {
    const body = JSON.stringify({ action: 'storage.batchDeleteFile', fileid_list: [lost] })
    await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body })
  }
  expect((await check()).findings.map(({ rule, ids }) => [rule, ids[1]])).toEqual([
    ['image_is_there', file_ids[0]],
    ['image_is_there', file_ids.at(-1)],
  ])
})

test('every image goes with its player', async () => {
  expect(await shop.as('ming').ask('deleteMyData', { confirm: true })).toEqual({ orders: COUNT })
  expect((await shop.find('payment_proofs')).filter(({ file_id }) => file_id !== '')).toEqual([])
  const file_list = file_ids.map((fileid) => ({ fileid }))
  for (const part of [file_list.slice(0, 50), file_list.slice(50, 100), file_list.slice(-50)]) {
    const body = JSON.stringify({ action: 'storage.batchGetDownloadUrl', file_list: part })
    expect(await (await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body })).text()).not.toContain('SUCCESS')
  }
  expect(await contradictions(shop)).toEqual([])
})
