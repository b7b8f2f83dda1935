import type { ReadPlace, Taking } from '../../../core/booking/taking'
import type { Order } from '../../../core/order/order'
import type { CallContext } from '../call/context'
import { writeLapses } from '../stores/messages'
import type { Transaction } from '../platform/transaction'

/** The wanted places that had a document before, with the orders they name; an order of several hours is read once. */
export async function readPlaces(tx: Transaction, ids: string[], known: ReadonlySet<string>): Promise<ReadPlace[]> {
  const places: ReadPlace[] = []
  const orders = new Map<string, Order | null>()
  for (const id of ids.filter((wanted) => known.has(wanted))) {
    const place = await tx.get('reservations', id)
    const order_id = place?.order_id ?? ''
    if (place && !orders.has(order_id)) orders.set(order_id, await tx.get('orders', order_id))
    places.push({ place, order: orders.get(order_id) ?? null })
  }
  return places
}

/** A place that had no document before is added: somebody who was quicker makes it a duplicate. */
export async function writeTaking(tx: Transaction, call: CallContext, taking: Taking): Promise<void> {
  for (const expired of taking.lapsed) await tx.set('orders', expired)
  await writeLapses(tx, call, taking.lapsed)
  for (const place of taking.reservations)
    if (taking.added.has(place._id)) await tx.add('reservations', place)
    else await tx.set('reservations', place)
  await tx.set('orders', taking.order)
}
