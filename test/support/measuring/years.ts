import { orderNumber } from '../../../core/booking/numbers'
import { createOrder, type Order } from '../../../core/order/order'
import { defaultSettings } from '../../../core/shop/settings'
import { addHours, addMinutes, instant, nextWholeHour, type Instant } from '../../../core/time'
import { ADMIN, aNewOrder } from '../../../core/testing/samples'
import type { Shop } from '../shop'
import { withProof } from './seeded-history'
import { times } from './replies'
import { verify } from '../../../core/order/verdict'

const CONSOLES = 20
const PLAYERS = 5000
const BATCH = 2000

/** The order that was made as the `at`th before `now`: four of five were paid, the others lapsed. */
function pastOrder(at: number, now: Instant, a_day: number): Order {
  const created_at = instant(Date.parse(now) - Math.round(((at + 1) * 86_400_000) / a_day))
  const start_time = addHours(nextWholeHour(created_at), 2)
  const id = String((at % CONSOLES) + 1)
  const order = createOrder(
    aNewOrder({
      _id: `00000000-0000-4000-8000-${at}`,
      order_no: orderNumber(id, start_time, created_at, at),
      openid: `openid-of-a-player-${at % PLAYERS}`,
      idempotency_key: `key-of-one-tap-${at}`,
      console: { id, name: `${id}号机` },
      start_time,
    }),
    defaultSettings,
    created_at,
  )
  if (at % 5 === 0) return { ...order, status: 'expired' }
  return verify(withProof(order), { pass: true }, ADMIN, defaultSettings, addMinutes(created_at, 9))
}

/** Stores as many orders as the shop had up to now, the last first. */
export async function insertPast(shop: Shop, count: number, now: Instant, a_day: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const batch = times(Math.min(BATCH, count - from), (at) => pastOrder(from + at, now, a_day))
    await shop.insert('orders', batch)
  }
}
