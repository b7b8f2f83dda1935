import { randomInt, randomUUID } from 'node:crypto'
import { DomainError, malformed } from '../../../core/errors'
import { chooseNewConsole, decideMove, isThere, type Mover, type WantedMove } from '../../../core/booking/moving'
import { auditOfOrder } from '../../../core/order/audit'
import type { Message } from '../../../core/messages/outbox'
import { statusAt, type Order } from '../../../core/order/order'
import { ownsPlace, placesOf } from '../../../core/order/place'
import { MAX_HOURS, type Settings } from '../../../core/shop/settings'
import { addHours, isWholeHour, shopDay, type Instant } from '../../../core/time'
import type { CallContext } from '../call/context'
import { Outdated, retrying } from '../call/retry'
import { writeMessages } from '../stores/messages'
import { transact, type Transaction } from '../platform/transaction'
import { gather } from '../stores/gather'
import { forgetDay } from '../stores/stats'
import { readPlaces, writeTaking } from './taking'

export interface WantedHours {
  order_id: string
  start_time: Instant
  /** the one that the order has, where that is free, when it is left out */
  console_id?: string
}

interface Moved {
  order: Order
  settings: Settings
  /** false when the order had these hours already */
  isChanged: boolean
  /** what its player must be told of it */
  messages: Message[]
}

/** Gives an order other hours. `mover` is whoever calls; `mayUse` refuses an order that is none of the caller's business. */
export function moveOrder(
  call: CallContext,
  { order_id, start_time, console_id }: WantedHours,
  mover: Mover,
  mayUse: (order: Order) => boolean,
): Promise<Moved> {
  const { now } = call
  if (!isWholeHour(start_time)) throw malformed('start_time', '要从整点开始')
  return retrying(call, async () => {
    // How many hours the order has is not known yet.
    const to = addHours(start_time, MAX_HOURS)
    const read = await gather({
      order: order_id,
      reservations: { from: start_time, to },
      slot_orders: { from: start_time, to },
    })
    const { order, settings } = read
    if (!order || !mayUse(order)) throw new DomainError(4004)
    if (ownsPlace(order, now) && isThere(order, start_time, console_id))
      return { order, settings, isChanged: false, messages: [] }
    const console = chooseNewConsole(read, order, { start_time, console_id, mover, now }, randomInt(1_000_000))
    const known = new Set(read.reservations.map(({ _id }) => _id))
    const moved = await transact((tx) => move(tx, call, order, { start_time, console, mover, settings, now }, known))
    return { ...moved, settings, isChanged: true }
  })
}

/**
 * Reads, decides and writes. A move conflicts with whatever else changes the order on the order, with whoever wants one of its
 * places on that place, and with another hold of its player on the player.
 */
async function move(
  tx: Transaction,
  call: CallContext,
  read: Order,
  wanted: WantedMove,
  known: ReadonlySet<string>,
): Promise<Pick<Moved, 'order' | 'messages'>> {
  const { start_time, console, mover, now } = wanted
  await call.requireRole?.(tx)
  const order = await tx.get('orders', read._id)
  // It was moved meanwhile, and with other places of its own the console was not chosen from what there is.
  if (!order || !isThere(order, read.start_time, read.console_id)) throw new Outdated()
  const isHeldByMover = mover.by === 'player' && statusAt(order, now) === 'pending'
  const user = isHeldByMover ? await tx.get('users', order.openid) : null
  const ids = placesOf({ start_time, hours: order.hours, console_id: console.id })
  const decided = decideMove({ order, places: await readPlaces(tx, ids, known), user }, wanted)
  if (decided === 'outdated') throw new Outdated()
  await writeTaking(tx, call, decided)
  for (const place_id of decided.freed) await tx.remove('reservations', place_id)
  if (decided.user) await tx.set('users', decided.user)
  if (order.status === 'paid') await forgetDay(tx, shopDay(order.created_at))
  const { admin } = call
  if (admin) await tx.set('order_audits', { _id: randomUUID(), ...auditOfOrder(order, decided.order, admin) })
  return { order: decided.order, messages: await writeMessages(tx, call, order, decided.order) }
}
