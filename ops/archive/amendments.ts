import { randomUUID } from 'node:crypto'
import type { Audit } from '../../core/order/audit'
import { type Order } from '../../core/order/order'
import type { User } from '../../core/order/player'
import { reservationsOf, type Reservation, placesOf } from '../../core/order/place'
import { isUnfinished } from '../../core/order/status'
import { addMinutes, shopDay } from '../../core/time'
import type { Archive } from './archive'
import type { Cloud, Document } from '../cloud/cloud'
import { pagesById } from '../cloud/paging'
import { documentsOf } from './entries'

const PAGE = 1000
/** Clocks of functions and of this machine differ by less than this. */
const SLACK_MINUTES = 2
const IDS_A_QUESTION = 100

/**
 * Copies again the orders that changed since `since`, each as it is at one moment, and makes what hangs on them (place,
 * player, audits, images, counted day) fit that moment, whatever goes on in the shop meanwhile. Gives how many.
 */
export async function copyChanges(archive: Archive, cloud: Cloud, since: string): Promise<number> {
  const orders = await changedOrders(cloud, since)
  if (orders.length === 0) return 0
  const ids = orders.map(({ _id }) => _id)
  const known = (await named(
    cloud,
    'users',
    '_id',
    orders.map(({ openid }) => openid),
  )) as unknown as User[]
  const audits = (await named(cloud, 'order_audits', 'order_id', ids)) as unknown as Audit[]
  const proofs = (await named(cloud, 'payment_proofs', 'order_id', ids)) as unknown as Proof[]
  amend(archive, 'orders', orders)
  amend(archive, 'users', withPointers(known, orders, pointersIn(archive, known)))
  const places = ownedBy(orders)
  amend(
    archive,
    'reservations',
    places,
    [...new Set(orders.flatMap(placesOf))].filter((id) => !places.some(({ _id }) => _id === id)),
  )
  amend(
    archive,
    'order_audits',
    audits.filter((audit) => wasDone(audit, orders)),
  )
  amend(
    archive,
    'payment_proofs',
    proofs.filter((proof) => fits(proof, orders)),
  )
  const days = new Set(orders.map(({ created_at }) => shopDay(created_at)))
  amend(
    archive,
    'daily_stats',
    [...days].map((_id) => ({ _id, record: null, version: randomUUID() })),
  )
  return orders.length
}

async function changedOrders(cloud: Cloud, since: string): Promise<Order[]> {
  const recent = { updated_at: cloud.operators.gte(addMinutes(since, -SLACK_MINUTES)) }
  const orders: Order[] = []
  for await (const page of pagesById((after) => cloud.page('orders', after, PAGE, recent)))
    orders.push(...(page as unknown as Order[]))
  return orders
}

interface Proof extends Document {
  sha256: string
  order_id: string
  status: string
}

async function named(cloud: Cloud, collection: string, field: string, values: string[]): Promise<Document[]> {
  const all = [...new Set(values)]
  const found: Document[] = []
  for (let at = 0; at < all.length; at += IDS_A_QUESTION) {
    const where = { [field]: cloud.operators.in(all.slice(at, at + IDS_A_QUESTION)) }
    found.push(...(await cloud.find(collection, where, PAGE)))
  }
  return found
}

/** Which order each of these players pointed to when the players were copied. */
function pointersIn(archive: Archive, users: User[]): Map<string, string | null> {
  const wanted = new Set(users.map(({ _id }) => _id))
  const pointers = new Map<string, string | null>()
  for (const { documents } of documentsOf(archive, 'users'))
    for (const user of documents as unknown as User[])
      if (wanted.has(user._id)) pointers.set(user._id, user.open_order_id)
  return pointers
}

/** A player points to the changed order that is open, or to one that did not change. */
function withPointers(users: User[], orders: Order[], before: Map<string, string | null>): User[] {
  const changed = new Set(orders.map(({ _id }) => _id))
  return users.map((user) => {
    const open = newest(orders.filter((order) => order.openid === user._id && isUnfinished(order.status)))
    const pointer = before.get(user._id) ?? null
    return { ...user, open_order_id: open?._id ?? (pointer !== null && changed.has(pointer) ? null : pointer) }
  })
}

function newest(orders: Order[]): Order | undefined {
  return orders.reduce<Order | undefined>(
    (last, order) => (last && last.created_at > order.created_at ? last : order),
    undefined,
  )
}

/** Of two orders read before and after a take-over, the place is the later one's. */
function ownedBy(orders: Order[]): Reservation[] {
  const places = new Map<string, { place: Reservation; order: Order }>()
  for (const order of orders)
    for (const place of reservationsOf(order)) {
      const other = places.get(place._id)?.order
      if (!other || newest([order, other]) === order) places.set(place._id, { place, order })
    }
  return [...places.values()].map(({ place }) => place)
}

/** Whether the order, as it was read, knows of this deed. */
function wasDone(audit: Audit, orders: Order[]): boolean {
  return orders.some(({ _id, updated_at }) => _id === audit.order_id && audit.at <= updated_at)
}

/** Whether the order, as it was read, shows this image, or has not got it yet. */
function fits({ sha256, order_id, status }: Proof, orders: Order[]): boolean {
  const order = orders.find(({ _id }) => _id === order_id)
  const images = order ? [...order.proofs, ...order.returned_proofs] : []
  return status !== 'used' || images.some((image) => image.sha256 === sha256)
}

function amend(archive: Archive, collection: string, documents: { _id: string }[], removed: string[] = []): void {
  const name = `amendments/${archive.entries.length}`
  const sha256 = archive.putDocuments(name, documents)
  archive.note({ kind: 'amendment', collection, name, sha256, count: documents.length, removed })
}
