import { randomUUID } from 'node:crypto'
import { withoutName, withoutPlayer, type ForgottenPlayer } from '../../core/order/forgotten'
import { wholeOrder, type Order } from '../../core/order/order'
import { isUnfinished } from '../../core/order/status'
import { addMinutes, earlier, type Instant } from '../../core/time'
import type { Cloud, Document } from '../cloud/cloud'
import { pagesById } from '../cloud/paging'
import type { Archive } from './archive'
import { sha256 } from './encryption'
import { documentsOf } from './entries'
import type { Journal } from './restore-journal'

const PAGE = 1000
/** Clocks of functions and of this machine differ by less than this. */
const SLACK_MINUTES = 2
export const FORGOTTEN = 'forgotten'

/** When players asked to be forgotten last, by the hash of their openid. */
export type ForgottenList = Map<string, Instant>

/** Whom the environment or the backup knows as forgotten. */
export async function readForgotten(archive: Archive, cloud: Cloud): Promise<ForgottenList> {
  const list: ForgottenList = new Map()
  const learn = (documents: Document[]) => {
    for (const { _id, at } of documents as unknown as ForgottenPlayer[])
      if ((list.get(_id) ?? '') < at) list.set(_id, at)
  }
  for await (const page of pagesById((after) => cloud.page(FORGOTTEN, after, PAGE))) learn(page)
  for (const { documents } of documentsOf(archive, FORGOTTEN)) learn(documents)
  return list
}

/** The list outlives what is restored: no later restore shall bring anybody back either. */
export async function keepForgotten(cloud: Cloud, list: ForgottenList): Promise<void> {
  for (const [_id, at] of list) await cloud.set(FORGOTTEN, { _id, at })
}

type Change = (document: Document, gone: Gone) => Document | null

function withoutPlayers(value: unknown, { nobodies }: Gone): unknown {
  return [...nobodies].reduce((rest, [openid, nobody]) => withoutName(rest, openid, nobody), value)
}

/** As `deleteMyData` leaves each collection; the books, and who acted as an admin, stay. */
const changes: Record<string, Change> = {
  users: (document, { nobodies }) => (nobodies.has(document._id) ? null : document),
  admins: (document, { nobodies }) => (nobodies.has(document._id) ? null : document),
  invites: (document, { nobodies }) => (nobodies.has(String(document.used_by)) ? null : document),
  stored_files: (document, { nobodies }) => (nobodies.has(String(document.owner)) ? null : document),
  rosters: (document, { nobodies }) => ({
    ...document,
    openids: (document.openids as string[]).filter((openid) => !nobodies.has(openid)),
  }),
  orders(document, gone) {
    const order = document as unknown as Order
    const nobody = gone.nobodies.get(order.openid)
    return nobody === undefined ? document : (ended(order, nobody, gone) as unknown as Document)
  },
  reservations(document, { nobodies, over }) {
    const nobody = nobodies.get(String(document.openid))
    if (nobody === undefined) return document
    return over.has(String(document.order_id)) ? null : { ...document, openid: nobody }
  },
  payment_proofs: (document, { orders }) =>
    orders.has(String(document.order_id)) ? { ...document, file_id: '' } : document,
  order_audits(document, gone) {
    if (gone.nobodies.size === 0 || !/^(repair|(un)?block_player)$/.test(String(document.action))) return document
    return {
      ...document,
      before: withoutPlayers(document.before, gone),
      after: withoutPlayers(document.after, gone),
    }
  },
}

/** Nobody leaves in the middle of an order: one that is unfinished in the backup had ended by then. */
function ended(order: Order, nobody: string, { list }: Gone): Order {
  const bare = withoutPlayer(wholeOrder(order), nobody)
  if (!isUnfinished(order.status)) return bare
  return { ...bare, status: 'expired', expire_at: earlier(order.expire_at, list.get(sha256(order.openid)) ?? '') }
}

/** Who asked to be forgotten after a backup had begun, and what of the backup must therefore not come back. */
export class Gone {
  /** who an openid becomes */
  readonly nobodies = new Map<string, string>()
  readonly orders = new Set<string>()
  /** orders that were unfinished in the backup: they hold no place any more */
  readonly over = new Set<string>()
  private readonly files = new Set<string>()

  constructor(
    archive: Archive,
    readonly list: ForgottenList,
    private readonly journal: Journal,
  ) {
    const since = addMinutes(archive.header.started_at, -SLACK_MINUTES)
    if (![...list.values()].some((at) => at >= since)) return
    for (const { documents } of documentsOf(archive, 'users'))
      for (const { _id, avatar_file_id } of documents)
        if (this.knows(_id, since)) this.files.add(String(avatar_file_id))
    for (const { documents } of documentsOf(archive, 'stored_files'))
      for (const { owner, file_id } of documents) if (this.knows(String(owner), since)) this.files.add(String(file_id))
    for (const { documents } of documentsOf(archive, 'orders'))
      for (const order of documents as unknown as Order[]) if (this.knows(order.openid, since)) this.learn(order)
    for (const { documents } of documentsOf(archive, 'payment_proofs'))
      for (const { order_id, file_id } of documents)
        if (this.orders.has(String(order_id))) this.files.add(String(file_id))
  }

  /** What came after somebody was forgotten is of somebody who came back, and stays. */
  private knows(openid: string, since: Instant): boolean {
    const hash = sha256(openid)
    if ((this.list.get(hash) ?? '') < since) return false
    this.nobodies.set(openid, this.nobodies.get(openid) ?? this.nobodyOf(hash))
    return true
  }

  /** The same one when a restore goes on after it was cut off, and known to nobody afterwards. */
  private nobodyOf(hash: string): string {
    const name = `forgotten/${hash}`
    const known = this.journal.of(name)
    if (known !== undefined) return known
    const nobody = `gone-${randomUUID()}`
    this.journal.note(name, nobody)
    return nobody
  }

  private learn(order: Order): void {
    this.orders.add(order._id)
    if (isUnfinished(order.status)) this.over.add(order._id)
    for (const { file_id } of wholeOrder(order).storing ?? []) this.files.add(file_id)
  }

  /** The document as it may come back; null when it may not. */
  of(collection: string, document: Document): Document | null {
    if (this.nobodies.size === 0) return document
    const change = changes[collection]
    return change ? change(document, this) : document
  }

  hasFile(file_id: string): boolean {
    return this.files.has(file_id)
  }
}
