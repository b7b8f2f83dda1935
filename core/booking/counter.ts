import { malformed } from '../errors'
import type { Fen, MoneyLine } from '../money'
import { withLines } from '../order/money-lines'
import type { Order } from '../order/order'
import { hoursOf, ownedPlaces } from '../order/place'
import { priceOfHours } from '../order/slot'
import { firstStatus } from '../order/status'
import type { Console, Settings } from '../shop/settings'
import { addHours, type Instant } from '../time'
import { orderNumber } from './numbers'
import {
  addedAmong,
  assertOpen,
  consolesForAll,
  isTaken,
  newlyLapsed,
  type Offer,
  type ReadPlace,
  type Taking,
} from './taking'

/** How a guest at the counter paid. */
export const counterWays = ['transfer', 'cash', 'none'] as const

/** What an admin books for a guest. */
export interface CounterRequest {
  start_time: Instant
  hours: number
  console_id: string
  guest_name: string
  note?: string
  /** the sum of the hours' prices where it is left out */
  amount?: Fen
  /** `none`: the amount is waived */
  received: (typeof counterWays)[number]
  idempotency_key: string
}

export interface WantedVisit {
  request: CounterRequest
  console: Console
  /** openid */
  admin: string
  settings: Settings
  random: { order_id: string; order_number: number }
  now: Instant
}

/** The console that is wanted, where it is free for all the hours. The hour that runs now can be booked, for whoever stands there. */
export function counterConsole(read: Offer, { start_time, hours, console_id }: CounterRequest, now: Instant): Console {
  const stretch = hoursOf({ start_time, hours })
  if (!read.settings.consoles.some(({ id }) => id === console_id)) throw malformed('console_id', '没有这台主机')
  assertOpen(read.settings, stretch, now, true)
  const [console] = consolesForAll(read, stretch, console_id, now)
  return console
}

/** What is written so that the guest has the hours, or `outdated` when somebody was quicker. */
export function decideVisit(places: ReadPlace[], wanted: WantedVisit): Taking | 'outdated' {
  const { now } = wanted
  if (places.some((place) => isTaken(place, now))) return 'outdated'
  const order = visitOrder(wanted)
  const reservations = ownedPlaces(order)
  const lapsed = newlyLapsed(
    places.map((place) => place.order),
    now,
  )
  return { order, reservations, added: addedAmong(reservations, places), lapsed }
}

function visitOrder({ request, console, admin, settings, random, now }: WantedVisit): Order {
  const { start_time, hours, guest_name, note = '', received, idempotency_key } = request
  const end_time = addHours(start_time, hours)
  const amount = request.amount ?? priceOfHours(settings, hoursOf(request))
  const status = firstStatus.admin_book
  const line: Omit<MoneyLine, 'kind' | 'how'> = { amount, at: now, by: admin, note: '' }
  const order: Order = {
    _id: random.order_id,
    order_no: orderNumber(console.id, start_time, now, random.order_number),
    pay_code: '',
    openid: '',
    player_name: guest_name,
    origin: 'staff',
    console_id: console.id,
    console_name: console.name,
    start_time,
    hours,
    end_time,
    amount,
    status,
    expire_at: end_time,
    idempotency_key,
    proofs: [],
    returned_proofs: [],
    note,
    reason: '',
    created_at: now,
    updated_at: now,
    history: [{ action: 'admin_book', from: null, to: status, at: now, by: 'admin', openid: admin, reason: note }],
  }
  return withLines(order, [
    received === 'none' ? { ...line, kind: 'waived', how: '' } : { ...line, kind: 'received', how: received },
  ])
}
