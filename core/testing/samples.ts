import fc from 'fast-check'
import { createOrder, expire, type NewOrder, type Order, type Proof } from '../order/order'
import { newUser, type User } from '../order/player'
import { reservationsOf, type Reservation } from '../order/place'
import { defaultSettings, type Settings } from '../shop/settings'
import type { OrderStatus } from '../order/status'
import { addHours, addMinutes, instant, type Instant } from '../time'
import { cancel } from '../order/moves'
import { submitProof } from '../order/proof'
import { verify } from '../order/verdict'

/** Monday, 20:00 in Shanghai: the moment at which every sample is made. */
export const NOW: Instant = '2026-11-23T12:00:00.000Z'

/** `NOW` and some minutes. */
export function after(minutes: number): Instant {
  return addMinutes(NOW, minutes)
}

/** Moments around `NOW`, to the millisecond. */
export function moments(hours = 100): fc.Arbitrary<Instant> {
  const reach = hours * 3_600_000
  return fc.integer({ min: -reach, max: reach }).map((ms) => instant(Date.parse(NOW) + ms))
}

export function someSettings(changes: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...changes }
}

/** `count` open consoles named as the shop would. */
export function consoles(count: number): Settings['consoles'] {
  return Array.from({ length: count }, (_, at) => ({ id: String(at + 1), name: `${at + 1}号机`, open: true }))
}

export const PLAYER = 'openid-player'
export const ADMIN = 'openid-admin'

export function aNewOrder(changes: Partial<NewOrder> = {}): NewOrder {
  return {
    _id: 'order-1',
    order_no: '261123-0000001',
    pay_code: '0001',
    openid: PLAYER,
    player_name: '小王',
    console: { id: '1', name: '1号机' },
    start_time: addHours(NOW, 3),
    hours: 1,
    amount: 1500,
    idempotency_key: 'key-of-one-tap',
    ...changes,
  }
}

/** A pending order made at `NOW`, with some fields of its own. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    ...createOrder(aNewOrder(), defaultSettings, NOW),
    ...changes,
  }
}

/** A proof whose content is `name`. */
export function aProof(name = 'a', uploaded_at = NOW): Proof {
  return {
    sha256: `sha-of-${name}`,
    file_id: `cloud://proofs/${name}.jpg`,
    sources: [`cloud://inbox/${PLAYER}/${name}.jpg`],
    width: 1080,
    height: 2340,
    uploaded_at,
  }
}

/** An order that came into `status` by the actions of people, one minute after another. */
export function anOrderIn(status: OrderStatus): Order {
  const pending = anOrder()
  const submitted = submitProof(pending, [aProof()], undefined, defaultSettings, after(1))
  const judged = (pass: boolean) => verify(submitted, { pass, reason: '金额不符' }, ADMIN, defaultSettings, after(2))
  switch (status) {
    case 'pending':
      return pending
    case 'proof_submitted':
      return submitted
    case 'paid':
      return judged(true)
    case 'rejected':
      return judged(false)
    case 'cancelled':
      return cancel(pending, after(1))
    case 'expired':
      return expire(pending, pending.expire_at)
  }
}

export function aUser(changes: Partial<User> = {}): User {
  return { ...newUser(PLAYER, NOW), ...changes }
}

/** The place of a pending order, with some fields of its own. */
export function aReservation(changes: Partial<Reservation> = {}): Reservation {
  const reservation = reservationsOf(anOrder())[0]
  if (!reservation) throw new Error('a pending order owns a place')
  return { ...reservation, ...changes }
}
