import { firstOrderNumber } from '../../../core/booking/numbers'
import { createOrder, type Order } from '../../../core/order/order'
import { newUser } from '../../../core/order/player'
import { reservationsOf } from '../../../core/order/place'
import { defaultSettings } from '../../../core/shop/settings'
import { isUnfinished } from '../../../core/order/status'
import { addHours, addMinutes, nextWholeHour, type Instant } from '../../../core/time'
import { ADMIN, aNewOrder, aProof } from '../../../core/testing/samples'
import type { Shop } from '../shop'
import { times } from './replies'
import { submitProof } from '../../../core/order/proof'
import { verify } from '../../../core/order/verdict'

const BATCH = 2000
const CONSOLES = 20

/** A place of its own for each order, from the coming hour on or, with -1, back from the last. */
function hourOf(now: Instant, at: number, direction: 1 | -1) {
  return addHours(nextWholeHour(now), direction * (1 + Math.floor(at / CONSOLES)))
}

/** It sorts by the moment, as every number of an order does. */
function numberOf(name: string, at: number, created_at: Instant): string {
  return `${firstOrderNumber(created_at).slice(0, 10)}${at.toString(36).padStart(4, '0')}${name.at(0)}${name.at(-1)}`
}

function pending(name: string, at: number, created_at: Instant, start_time: Instant): Order {
  const id = String((at % CONSOLES) + 1)
  return createOrder(
    aNewOrder({
      _id: `00000000-0000-4000-8000-${name}-${at}`,
      order_no: numberOf(name, at, created_at),
      openid: `openid-of-a-player-${name}-${at}`,
      idempotency_key: `key-of-one-tap-${name}-${at}`,
      console: { id, name: `${id}号机` },
      start_time,
    }),
    defaultSettings,
    created_at,
  )
}

export function withProof(order: Order): Order {
  const at = addMinutes(order.created_at, 5)
  return submitProof(order, [aProof(order._id, at)], '转账尾号 1234', defaultSettings, at)
}

/** Played long ago: four of five paid, the others lapsed. About 1 kB each, as in life. */
export function oldOrders(count: number, now: Instant, name = 'old'): Order[] {
  return times(count, (at) => {
    const start_time = hourOf(now, at, -1)
    const order = pending(name, at, addHours(start_time, -5), start_time)
    if (at % 5 === 0) return { ...order, status: 'expired' }
    return verify(withProof(order), { pass: true }, ADMIN, defaultSettings, addMinutes(order.created_at, 9))
  })
}

/** Held an hour ago and never paid; nobody has written down yet that they are over. */
export function lapsedOrders(count: number, now: Instant, name = 'lapsed'): Order[] {
  return times(count, (at) => pending(name, at, addHours(now, -1), hourOf(now, at, -1)))
}

/** Waiting for the admin, with hours left. They were made an hour ago: no shop is booked so often within ten minutes. */
export function livingOrders(count: number, now: Instant, name = 'living'): Order[] {
  return times(count, (at) => withProof(pending(name, at, addMinutes(now, -60), hourOf(now, at, 1))))
}

/** Puts orders into a shop, with their places, and with the players who are bound by them. */
export async function insertOrders(shop: Pick<Shop, 'insert'>, orders: Order[]): Promise<void> {
  for (let at = 0; at < orders.length; at += BATCH) {
    const batch = orders.slice(at, at + BATCH)
    const open = batch.filter(({ status }) => isUnfinished(status))
    await shop.insert('orders', batch)
    await shop.insert('reservations', batch.flatMap(reservationsOf))
    await shop.insert(
      'users',
      open.map(({ _id, openid, created_at }) => ({ ...newUser(openid, created_at), open_order_id: _id })),
    )
  }
}
