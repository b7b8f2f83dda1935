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
} from '../../../core/booking/booking'
import type { Order } from '../../../core/order/order'
import { placesOf } from '../../../core/order/place'
import type { Settings } from '../../../core/shop/settings'
import { addHours, isWholeHour } from '../../../core/time'
import { openidHash } from '../stores/blocks'
import { transact, type Transaction } from '../platform/transaction'
import { Outdated, retrying } from '../call/retry'
import { gather } from '../stores/gather'
import { readPlaces, writeTaking } from './taking'
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
  const { start_time, hours = 1, idempotency_key } = request
  const to = addHours(start_time, hours)
  const { openid, now } = call
  if (!isWholeHour(start_time)) throw malformed('start_time', '要从整点开始')
  return retrying(call, async () => {
    const read = await gather({
      user: openid,
      open_order: openid,
      orderWithKey: { openid, idempotency_key },
      reservations: { from: start_time, to },
      slot_orders: { from: start_time, to },
      moved_codes: { start_time, now },
      block: openidHash(openid),
    })
    const { settings, slot_orders, moved_codes } = read
    const made = orderOfSameKey(read.orderWithKey, request, now)
    if (made) return { order: made, settings }
    const wanted = { openid, request, settings, slot_orders, moved_codes, random: drawRandom(), now }
    const console = chooseConsole(read, wanted)
    const known = new Set(read.reservations.map(({ _id }) => _id))
    const { order } = await transact((tx) => hold(tx, call, { ...wanted, console }, known))
    return { order, settings }
  })
}

/**
 * Reads, decides and writes. Two players at one place conflict on the reservation, one player on two devices on the
 * user, and a take-over with a proof for the lapsed order on that order: each pair writes one shared document. A place that had
 * no document before is added and not read: somebody who was quicker makes it a duplicate.
 */
async function hold(tx: Transaction, call: CallContext, wanted: WantedHold, known: ReadonlySet<string>): Promise<Hold> {
  const user = await tx.get('users', wanted.openid)
  const open_order = user?.open_order_id ? await tx.get('orders', user.open_order_id) : null
  const places = await readPlaces(tx, placesOf({ ...wanted.request, console_id: wanted.console.id }), known)
  const decided = decideHold({ user, open_order, places }, wanted)
  if (decided === 'outdated') throw new Outdated()
  await writeTaking(tx, call, decided)
  await tx.set('users', decided.user)
  return decided
}
