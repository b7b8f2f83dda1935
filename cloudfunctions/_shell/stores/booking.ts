import { randomInt, randomUUID } from 'node:crypto'
import { DomainError, malformed } from '../../../core/errors'
import { yuan } from '../../../core/money'
import { orderNumber, payCode } from '../../../core/order/numbers'
import { createOrder, expire, statusAt, type Order } from '../../../core/order/order'
import { assertMayHold, knownUser, withHold } from '../../../core/order/player'
import { isLive, placeId, reservationOf, ownsPlace } from '../../../core/order/place'
import type { Console, Settings } from '../../../core/shop/settings'
import { freeConsoles, isInWindow, openConsoles, priceOf } from '../../../core/order/slot'
import { isUnfinished } from '../../../core/order/status'
import { addHours, isWholeHour, type Instant } from '../../../core/time'
import { blockId } from './blocks'
import { transact, type Transaction } from '../platform/cloud'
import { notifyLapse } from '../notify'
import { Outdated, retrying } from '../call/retry'
import { gather, type Shop } from './gather'
import type { CallContext } from '../call/context'

export interface ReservationRequest {
  start_time: Instant
  idempotency_key: string
  /** what the player was shown */
  expected_amount?: number
}

/** Holds a place for the caller, or gives back the order that the same key made before. */
export function reserve(call: CallContext, wish: ReservationRequest): Promise<{ order: Order; settings: Settings }> {
  const { start_time, idempotency_key } = wish
  if (!isWholeHour(start_time)) throw malformed('start_time', '要从整点开始')
  return retrying(call, async () => {
    const shop = await gather({
      user: call.openid,
      open_order: call.openid,
      orderWithKey: { openid: call.openid, idempotency_key },
      reservations: { from: start_time, to: addHours(start_time, 1) },
      slot_orders: start_time,
      block: blockId(call.openid),
    })
    const { orderWithKey, settings } = shop
    if (orderWithKey && orderWithKey.start_time !== start_time) throw malformed('idempotency_key', '已用于另一个时段')
    if (orderWithKey) return { order: stillStanding(orderWithKey, call.now), settings }
    const free = assertMayReserve(shop, call, wish)
    const console = free[randomInt(free.length)] as Console
    const codes = shop.slot_orders.filter(({ console_id }) => console_id === console.id).map(({ pay_code }) => pay_code)
    const { order, expiredHolder } = await transact((tx) => hold(tx, call, wish, { console, codes, settings }))
    if (expiredHolder) await notifyLapse(expiredHolder, settings.message_templates.expired, call.now)
    return { order, settings }
  })
}

/** A key whose order is over is used up: another tap wants another order, and needs a key of its own. */
function stillStanding(order: Order, now: Instant): Order {
  if (ownsPlace(order, now)) return order
  throw new DomainError(4005, '上一次的预约已经结束，请重新点一次预约', { status: statusAt(order, now) })
}

/** What can be refused without a transaction, so that a sold-out hour costs one read. Gives the consoles to choose from. */
function assertMayReserve(
  { user, open_order, settings, reservations, slot_orders, block }: Shop,
  { openid, now }: CallContext,
  { start_time, expected_amount }: ReservationRequest,
): Console[] {
  if (open_order && isUnfinished(statusAt(open_order, now))) throw unfinished(open_order)
  if (!isInWindow(start_time, now)) throw new DomainError(4001, '这个时段不在可预约的时间内')
  if (openConsoles(settings, start_time).length === 0) throw new DomainError(4001, '这个时段休息，换一个吧')
  // a place that contradicts its order is the order's: nobody is sold an hour that somebody has paid
  const owned = slot_orders.filter((order) => order.status === 'paid' || isHeld(order, now))
  const isOwned = (id: string) => owned.some(({ console_id }) => console_id === id)
  const free = freeConsoles(settings, reservations, start_time, now).filter(({ id }) => !isOwned(id))
  if (free.length === 0) throw new DomainError(4001)
  assertPrice(priceOf(settings, start_time), expected_amount)
  const known = knownUser(user, openid, now)
  assertMayHold({ ...known, blocked: known.blocked ?? block }, start_time, settings, now)
  return free
}

/** Nobody owes more than what was on the screen; a lower price is everybody's. */
function assertPrice(amount: number, expected_amount: number | undefined): void {
  if (expected_amount === undefined || amount <= expected_amount) return
  throw new DomainError(4001, `价格刚调整为 ¥${yuan(amount)}，看过新价格再预约吧`, { amount })
}

function isHeld(order: Pick<Order, 'status' | 'expire_at'>, now: Instant): boolean {
  return isUnfinished(statusAt(order, now))
}

function unfinished(order: Order): DomainError {
  return new DomainError(4002, undefined, { order_id: order._id })
}

/** What was read before: the console to take, and the codes of its last holds in this slot, newest first. */
interface Chosen {
  console: Console
  codes: string[]
  settings: Settings
}

interface Held {
  order: Order
  /** the lapsed order of whoever had the place before, when nobody had written its end down yet */
  expiredHolder: Order | null
}

/**
 * The hold itself. Two players at one place conflict on the reservation, one player on two devices on the user, and a
 * take-over with a proof for the lapsed order on that order: each pair writes one shared document.
 */
async function hold(tx: Transaction, call: CallContext, wish: ReservationRequest, chosen: Chosen): Promise<Held> {
  const { console, settings } = chosen
  const { openid, now } = call
  const user = knownUser(await tx.get('users', openid), openid, now)
  if (user.open_order_id) {
    const open = await tx.get('orders', user.open_order_id)
    if (open && open.idempotency_key === wish.idempotency_key) throw new Outdated()
    if (open && isUnfinished(statusAt(open, now))) throw unfinished(open)
    if (open) await writeLapse(tx, open, now)
  }
  assertMayHold(user, wish.start_time, settings, now)
  const place = await tx.get('reservations', placeId(console.id, wish.start_time))
  if (place && isLive(place, now)) throw new Outdated()
  const lapsed = place && (await tx.get('orders', place.order_id))
  if (lapsed && (lapsed.status === 'paid' || isHeld(lapsed, now))) throw new Outdated()
  const expiredHolder = lapsed && (await writeLapse(tx, lapsed, now))
  const codes = lapsed ? [lapsed.pay_code, ...chosen.codes] : chosen.codes
  const order = newOrder(call, wish, { console, settings, codes }, user.nickname)
  const reservation = reservationOf(order)
  if (reservation) await tx.set('reservations', reservation)
  await tx.set('orders', order)
  await tx.set('users', withHold(user, order._id, wish.start_time, now))
  return { order, expiredHolder }
}

/** Without this write a proof for the lapsed order and its take-over could both succeed (write skew). Null: it was written before. */
async function writeLapse(tx: Transaction, order: Order, now: Instant): Promise<Order | null> {
  const expired = expire(order, now)
  if (expired === order) return null
  await tx.set('orders', expired)
  return expired
}

function newOrder(
  { openid, now }: CallContext,
  { start_time, idempotency_key }: ReservationRequest,
  { console, settings, codes }: Chosen,
  player_name: string,
): Order {
  return createOrder(
    {
      _id: randomUUID(),
      order_no: orderNumber(console.id, start_time, now, randomInt(1000)),
      pay_code: payCode(console.id, start_time, randomInt(1000), codes),
      amount: priceOf(settings, start_time),
      openid,
      player_name,
      console,
      start_time,
      idempotency_key,
    },
    settings,
    now,
  )
}
