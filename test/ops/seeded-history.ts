import { createHash } from 'node:crypto'
import { auditOfOrder, type Admin } from '../../core/order/audit'
import { orderNumber, payCode } from '../../core/booking/numbers'
import { createOrder, expire, type Order } from '../../core/order/order'
import { newUser } from '../../core/order/player'
import { reservationsOf } from '../../core/order/place'
import { defaultSettings } from '../../core/shop/settings'
import { addHours, addMinutes, instant } from '../../core/time'
import type { Documents } from '../../cloudfunctions/_shell/platform/documents'
import { aJpeg } from '../support/pictures'
import type { Shop } from '../support/shop'
import { submitProof } from '../../core/order/proof'
import { verify } from '../../core/order/verdict'

export const clerk: Admin = { _id: 'clerk', role: 'operator', name: '小店员' }

type Past = { [C in 'orders' | 'reservations' | 'users' | 'order_audits' | 'payment_proofs']: Documents[C][] }

/** So long ago that 100,000 hours of one console have passed. */
const FIRST_DAY = Date.UTC(2015, 0, 1)

/** An order of long ago: hour by hour, one console, by one of many players. */
function pastOrder(at: number): Order {
  const start_time = instant(FIRST_DAY + at * 3600_000)
  const made = addHours(start_time, -2)
  const ids = {
    _id: `order-${String(at).padStart(7, '0')}`,
    openid: `player-${at % 5000}`,
    idempotency_key: `key-${at}`,
  }
  const numbers = { order_no: orderNumber('1', start_time, made, at % 1000), pay_code: payCode('1', start_time, 0) }
  const console = { id: '1', name: '1号机' }
  return createOrder(
    { ...ids, ...numbers, player_name: '小王', start_time, hours: 1, amount: 3000, console },
    defaultSettings,
    made,
  )
}

/** The years behind a shop: `count` orders, of which the first `paid` have an image, an approval and a place. */
function pastOf(count: number, paid: number, fileIdOf: (order_id: string) => string): Past {
  const past: Past = { orders: [], reservations: [], users: [], order_audits: [], payment_proofs: [] }
  for (let at = 0; at < count; at++) {
    const order = pastOrder(at)
    if (at < paid) addPaid(past, order, fileIdOf(order._id))
    else past.orders.push(expire(order, addHours(order.expire_at, 1)))
  }
  const players = [...new Set(past.orders.map(({ openid }) => openid))]
  past.users = players.map((openid) => newUser(openid, instant(FIRST_DAY)))
  return past
}

function addPaid(past: Past, order: Order, file_id: string): void {
  const [then, later] = [addMinutes(order.created_at, 5), addMinutes(order.created_at, 9)]
  const sha256 = createHash('sha256').update(file_id).digest('hex')
  const proof = { sha256, file_id, sources: [`inbox/${order.openid}/1.jpg`], width: 16, height: 8, uploaded_at: then }
  const submitted = submitProof(order, [proof], '已转账', defaultSettings, then)
  const done = verify(submitted, { pass: true }, clerk._id, defaultSettings, later)
  const place = reservationsOf(done)[0]
  past.orders.push(done)
  if (place) past.reservations.push(place)
  past.order_audits.push({ _id: `audit-${order._id}`, ...auditOfOrder(submitted, done, clerk) })
  const { _id: order_id, order_no } = order
  past.payment_proofs.push({
    _id: `${sha256}@${order_id}`,
    sha256,
    order_id,
    order_no,
    file_id,
    status: 'used',
    at: then,
  })
}

const BATCH = 5000

/** Fills a shop with years, images included. */
export async function live(shop: Shop, count: number, paid: number): Promise<void> {
  const ids = new Map<string, string>()
  const admin = async (body: object) =>
    (await (await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })).json()) as {
      data: { url: string; fileId: string }
    }
  for (let at = 0; at < paid; at++) {
    const order_id = pastOrder(at)._id
    const { data } = await admin({ action: 'storage.getUploadMetadata', path: `proofs/${order_id}.jpg`, method: 'put' })
    await fetch(data.url, { method: 'PUT', body: Buffer.concat([aJpeg(16, 8), Buffer.alloc(50_000, at)]) })
    ids.set(order_id, data.fileId)
  }
  const past = pastOf(count, paid, (order_id) => ids.get(order_id) ?? '')
  for (const name of Object.keys(past) as (keyof Past)[])
    for (let at = 0; at < past[name].length; at += BATCH) await shop.insert(name, past[name].slice(at, at + BATCH))
}
