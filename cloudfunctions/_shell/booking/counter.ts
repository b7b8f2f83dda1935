import { randomInt, randomUUID } from 'node:crypto'
import { malformed } from '../../../core/errors'
import { counterConsole, decideVisit, type CounterRequest } from '../../../core/booking/counter'
import { orderOfSameKey } from '../../../core/booking/booking'
import { auditOfOrder } from '../../../core/order/audit'
import type { Order } from '../../../core/order/order'
import { placesOf } from '../../../core/order/place'
import { addHours, isWholeHour } from '../../../core/time'
import type { AdminContext } from '../call/context'
import { Outdated, retrying } from '../call/retry'
import { transact } from '../platform/transaction'
import { gather } from '../stores/gather'
import { readPlaces, writeTaking } from './taking'

/** Guests at the counter have no openid. */
const NOBODY = ''

/** Books for a guest, or gives back the order that the same key made before. No player's document is written. */
export function bookVisit(call: AdminContext, request: CounterRequest): Promise<Order> {
  const { start_time, hours, idempotency_key } = request
  const to = addHours(start_time, hours)
  const { now } = call
  if (!isWholeHour(start_time)) throw malformed('start_time', '要从整点开始')
  return retrying(call, async () => {
    const read = await gather({
      orderWithKey: { openid: NOBODY, idempotency_key },
      reservations: { from: start_time, to },
      slot_orders: { from: start_time, to },
    })
    const made = orderOfSameKey(read.orderWithKey, request, now)
    if (made) return made
    const { settings } = read
    const console = counterConsole(read, request, now)
    const known = new Set(read.reservations.map(({ _id }) => _id))
    const random = { order_id: randomUUID(), order_number: randomInt(1_000_000) }
    const { order } = await transact(async (tx) => {
      await call.requireRole(tx)
      const places = await readPlaces(tx, placesOf({ ...request, console_id: console.id }), known)
      const decided = decideVisit(places, { request, console, admin: call.openid, settings, random, now })
      if (decided === 'outdated') throw new Outdated()
      await writeTaking(tx, call, decided)
      await tx.set('order_audits', { _id: randomUUID(), ...auditOfOrder(null, decided.order, call.admin) })
      return decided
    })
    return order
  })
}
