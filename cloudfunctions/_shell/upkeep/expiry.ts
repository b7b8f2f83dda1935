import { randomUUID } from 'node:crypto'
import type { Order } from '../../../core/order/order'
import type { Reservation } from '../../../core/order/place'
import type { Settings } from '../../../core/shop/settings'
import { owningStatuses, unfinishedStatuses } from '../../../core/order/status'
import { earliest, giveUp } from '../../../core/order/storing'
import { addHours, type Instant } from '../../../core/time'
import { documents, operators } from '../platform/database'
import { files } from '../platform/files'
import type { PaymentProof } from '../platform/documents'
import { tellOfLapses } from '../messages/reminders'
import { pages } from '../platform/pages'
import type { CallContext } from '../call/context'

/** How many dead uploads one run removes. The run of the next minute takes the others. */
const FILES_A_RUN = 50

/**
 * Writes down which orders have lapsed. Everybody reads them as lapsed already, so that no transaction is needed: each write
 * carries the condition under which it is right, and may be late, repeated, or cut off anywhere.
 */
export async function writeLapsed(call: CallContext, settings: Settings): Promise<number> {
  const _ = operators()
  const lapsed = { status: _.in([...unfinishedStatuses]), expire_at: _.lte(call.now) }
  const readPage = (limit: number) => documents.find('orders', lapsed, { order: [['expire_at', 'asc']], limit })
  let expired = 0
  for await (const page of pages(readPage)) {
    const ids = page.map((order) => order._id)
    await tellOfLapses(call, page, settings)
    await documents.updateWhere('orders', { _id: _.in(ids), ...lapsed }, { status: 'expired' })
    const finished = await finishedAmong(ids)
    await documents.updateWhere('users', { open_order_id: _.in(finished) }, { open_order_id: null })
    expired += page.filter((order) => finished.includes(order._id)).length
  }
  return expired
}

/** Which of these orders are stored as finished. A proof that came in between keeps its order unfinished. */
async function finishedAmong(ids: string[]): Promise<string[]> {
  const found = await documents.aggregate<Pick<Order, '_id'>>('orders', [
    { $match: { _id: { $in: ids }, status: { $nin: [...unfinishedStatuses] } } },
    { $limit: ids.length },
    { $project: { _id: 1 } },
  ])
  return found.map((order) => order._id)
}

/** Those of these orders that will never own a place again. */
async function overAmong(ids: string[]): Promise<string[]> {
  const _ = operators()
  const where = { _id: _.in(ids), status: _.nin([...owningStatuses]) }
  return (await documents.find('orders', where, { limit: ids.length })).map((order) => order._id)
}

/**
 * Removes places whose hold has lapsed and whose order is written as over. A place taken over names another order; one that
 * reads as lapsed while its order is paid is a contradiction, and stays for `checkInvariants`.
 */
export async function removeLapsedPlaces(call: CallContext): Promise<void> {
  const _ = operators()
  const lapsed = { status: 'locked', expire_at: _.lte(call.now) }
  const readPage = (limit: number, last?: Reservation) =>
    documents.find('reservations', { ...lapsed, _id: _.gt(last?._id ?? '') }, { order: [['_id', 'asc']], limit })
  for await (const page of pages(readPage)) {
    const finished = await overAmong(page.map((place) => place.order_id))
    const places = page.filter((place) => finished.includes(place.order_id)).map((place) => place._id)
    await documents.removeWhere('reservations', { _id: _.in(places), order_id: _.in(finished), ...lapsed })
  }
}

/**
 * Removes images whose upload died an hour ago or longer. The order says so before the files go, and forgets them only
 * when they are gone: an upload of the same picture in between is told to wait, and one that dies in between is taken up again.
 */
export async function removeDeadUploads(call: CallContext): Promise<void> {
  const _ = operators()
  const where = { storing_at: _.lt(addHours(call.now, -1)) }
  const orders = await documents.find('orders', where, { order: [['storing_at', 'asc']], limit: FILES_A_RUN })
  for (const order of orders) await removeDeadUploadsOf(order, call.now)
  await removeOldUploads(call)
}

async function removeDeadUploadsOf(order: Order, now: Instant): Promise<void> {
  const { dead, removing, storingWithout } = giveUp(order, now)
  const asRead = { _id: order._id, storing_ticket: order.storing_ticket ?? null }
  const storing_ticket = randomUUID()
  if ((await documents.updateWhere('orders', asRead, { storing: removing, storing_ticket })) === 0) return
  const storing = storingWithout(await files.remove(dead.map(({ file_id }) => file_id)))
  const asMarked = { _id: order._id, storing_ticket }
  await documents.updateWhere('orders', asMarked, { storing, storing_at: earliest(storing) })
}

/** The same for uploads of an older version, which had a record of their own. Those of an unfinished order may still be handed in. */
async function removeOldUploads(call: CallContext): Promise<void> {
  const _ = operators()
  const stale = { status: 'uploading', at: _.lt(addHours(call.now, -24)) }
  const readPage = (limit: number, last?: PaymentProof) =>
    documents.find('payment_proofs', { ...stale, _id: _.gt(last?._id ?? '') }, { order: [['_id', 'asc']], limit })
  let removed = 0
  for await (const page of pages(readPage, FILES_A_RUN)) {
    const finished = await finishedAmong(page.map((proof) => proof.order_id))
    const gone = page.filter((proof) => finished.includes(proof.order_id))
    const kept = await files.remove(gone.map((proof) => proof.file_id))
    const removedNow = gone.filter((proof) => !kept.has(proof.file_id)).map((proof) => proof._id)
    if (removedNow.length > 0) await documents.removeWhere('payment_proofs', { _id: _.in(removedNow), ...stale })
    removed += removedNow.length
    if (removed >= FILES_A_RUN) return
  }
}
