import { randomInt, randomUUID } from 'node:crypto'
import { malformed } from '../../../core/errors'
import {
  chooseConsole,
  decideHold,
  orderOfSameKey,
  type Hold,
  type HoldRandom,
  type ReservationRequest,
  type WantedHold,
} from '../../../core/order/booking'
import type { Order } from '../../../core/order/order'
import { placeId } from '../../../core/order/place'
import type { Settings } from '../../../core/shop/settings'
import { addHours, isWholeHour } from '../../../core/time'
import { openidHash } from './blocks'
import { transact, type Transaction } from '../platform/transaction'
import { notifyLapse } from '../notify'
import { Outdated, retrying } from '../call/retry'
import { gather } from './gather'
import type { CallContext } from '../call/context'

const MANY = 1_000_000

function drawRandom(): HoldRandom {
  return {
    order_id: randomUUID(),
    console: randomInt(MANY),
    order_number: randomInt(MANY),
    pay_code: randomInt(MANY),
  }
}

/** Holds a place for the caller, or gives back the order that the same key made before. */
export function reserve(call: CallContext, request: ReservationRequest): Promise<{ order: Order; settings: Settings }> {
  const { start_time, idempotency_key } = request
  const { openid, now } = call
  if (!isWholeHour(start_time)) throw malformed('start_time', '要从整点开始')
  return retrying(call, async () => {
    const read = await gather({
      user: openid,
      open_order: openid,
      orderWithKey: { openid, idempotency_key },
      reservations: { from: start_time, to: addHours(start_time, 1) },
      slot_orders: start_time,
      block: openidHash(openid),
    })
    const { settings, slot_orders } = read
    const made = orderOfSameKey(read.orderWithKey, request, now)
    if (made) return { order: made, settings }
    const wanted = { openid, request, settings, slot_orders, random: drawRandom(), now }
    const console = chooseConsole(read, wanted)
    const { order, lapsed } = await transact((tx) => hold(tx, { ...wanted, console }))
    // The caller's own lapsed order is no news to the caller.
    const others = lapsed.filter((expired) => expired.openid !== openid)
    for (const expired of others) await notifyLapse(call, expired, settings.message_templates.expired)
    return { order, settings }
  })
}

/**
 * Reads, decides and writes. Two players at one place conflict on the reservation, one player on two devices on the
 * user, and a take-over with a proof for the lapsed order on that order: each pair writes one shared document.
 */
async function hold(tx: Transaction, wanted: WantedHold): Promise<Hold> {
  const user = await tx.get('users', wanted.openid)
  const open_order = user?.open_order_id ? await tx.get('orders', user.open_order_id) : null
  const place = await tx.get('reservations', placeId(wanted.console.id, wanted.request.start_time))
  const place_order = place ? await tx.get('orders', place.order_id) : null
  const decided = decideHold({ user, open_order, place, place_order }, wanted)
  if (decided === 'outdated') throw new Outdated()
  for (const expired of decided.lapsed) await tx.set('orders', expired)
  await tx.set('reservations', decided.reservation)
  await tx.set('orders', decided.order)
  await tx.set('users', decided.user)
  return decided
}
