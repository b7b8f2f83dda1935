import type { Documents } from '../cloudfunctions/_shell/documents'
import { statusAt, type Order } from '../core/order'
import { isLive, reservationOf } from '../core/reservation'
import { isUnfinished, transitions } from '../core/status'
import { instant, type Instant } from '../core/time'
import type { Shop } from './shop'

type Data = { [C in 'orders' | 'reservations' | 'users' | 'order_audits' | 'payment_proofs']: Documents[C][] } & {
  now: Instant
}

type Law = (data: Data) => (string | false)[]

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown) => Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))

const repeated = (values: string[]): string[] => values.filter((value, at) => values.indexOf(value) < at)

const living = ({ orders, now }: Data): Order[] => orders.filter((order) => isUnfinished(statusAt(order, now)))

/** What must hold whenever nobody is in the middle of a call, by name. */
const laws: Record<string, Law> = {
  'a live place is owned by the order it names': ({ reservations, orders, now }) =>
    reservations
      .filter((place) => isLive(place, now))
      .map((place) => {
        const order = orders.find(({ _id }) => _id === place.order_id)
        return !(order && same(reservationOf(order), place)) && place._id
      }),
  'an unfinished or paid order owns its place': (data) =>
    [...living(data), ...data.orders.filter(({ status }) => status === 'paid')].map((order) => {
      const place = reservationOf(order)
      return !data.reservations.some((found) => same(found, place)) && order._id
    }),
  'a player has one unfinished order, and knows which': (data) => [
    ...repeated(living(data).map(({ openid }) => openid)),
    ...living(data).map(({ _id, openid }) => {
      const user = data.users.find((found) => found._id === openid)
      return user?.open_order_id !== _id && _id
    }),
  ],
  'a player is never led to a finished order': ({ users, orders }) =>
    users.map(({ _id, open_order_id }) => {
      const order = orders.find((found) => found._id === open_order_id)
      return open_order_id !== null && (order?.openid !== _id || ['paid', 'rejected', 'cancelled'].includes(order.status)) && _id
    }),
  'numbers, keys and living pay codes are given once': (data) => [
    ...repeated(data.orders.map(({ order_no }) => order_no)),
    ...repeated(data.orders.map(({ openid, idempotency_key }) => `${openid} ${idempotency_key}`)),
    ...repeated(living(data).map(({ pay_code }) => pay_code)),
  ],
  'a history is a walk that leads to the status': ({ orders }) =>
    orders.map(({ _id, status, history }) => {
      const broken = history.some(({ action, from, to }, at) =>
        action === 'create' ? at > 0 : from !== history[at - 1]?.to || transitions[from ?? 'paid'][action] !== to,
      )
      const end = history.at(-1)?.to
      return (broken || !(end === status || (status === 'expired' && end && isUnfinished(end)))) && _id
    }),
  'what an admin did has one audit, and an audit was done': ({ orders, order_audits }) => {
    const deed = (id: string, action: string, at: string, who: string) =>
      [id, action.replace('admin_cancel', 'cancel'), at, who].join(' ')
    const done = orders.flatMap(({ _id, history }) =>
      history.filter(({ by }) => by === 'admin').map(({ action, at, openid }) => deed(_id, action, at, openid)),
    )
    const written = order_audits
      .filter(({ order_id }) => order_id !== null)
      .map(({ order_id, action, at, admin_id }) => deed(order_id ?? '', action, at, admin_id))
    return [
      ...repeated(written),
      ...done.map((text) => !written.includes(text) && text),
      ...written.map((text) => !done.includes(text) && text),
    ]
  },
  'an image in use is on its order, and an order’s images are in use': ({ orders, payment_proofs }) => {
    const used = payment_proofs.filter(({ status }) => status === 'used').map(({ _id }) => _id)
    const shown = orders.flatMap(({ _id, proofs, returned_proofs }) =>
      [...proofs, ...returned_proofs].map(({ sha256 }) => `${sha256}@${_id}`),
    )
    return [...used.map((id) => !shown.includes(id) && id), ...shown.map((id) => !used.includes(id) && id)]
  },
  'a submitted or paid order has 1 to 3 images': ({ orders }) =>
    orders.map(
      ({ _id, status, proofs }) =>
        (status === 'paid' || status === 'proof_submitted') && !(proofs.length >= 1 && proofs.length <= 3) && _id,
    ),
}

/** Every law that is broken, and by what; nothing when all hangs together. */
export async function contradictions(shop: Shop): Promise<string[]> {
  const [orders, reservations, users, order_audits, payment_proofs] = await Promise.all([
    shop.find('orders'),
    shop.find('reservations'),
    shop.find('users'),
    shop.find('order_audits'),
    shop.find('payment_proofs'),
  ])
  const data: Data = { orders, reservations, users, order_audits, payment_proofs, now: instant(shop.cloud.clock.now()) }
  return Object.entries(laws).flatMap(([name, law]) =>
    law(data)
      .filter((broken) => broken !== false)
      .map((broken) => `${name}: ${broken}`),
  )
}
