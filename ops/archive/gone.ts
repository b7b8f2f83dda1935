import { randomUUID } from 'node:crypto'
import { pseudonymOf } from '../../core/order/forgotten'
import { wholeOrder, type Order } from '../../core/order/order'
import { isUnfinished } from '../../core/order/status'
import { addMinutes, type Instant } from '../../core/time'
import type { Document } from '../cloud/cloud'
import type { Archive } from './archive'
import { sha256 } from './encryption'
import { documentsOf } from './entries'
import type { ForgottenList } from './forgotten-list'
import type { Journal } from './restore-journal'
import { changes, type Forgotten } from './without-forgotten'

/** Clocks of functions and of this machine differ by less than this. */
const SLACK_MINUTES = 2

/** Who asked to be forgotten after a backup had begun, and what of the backup must therefore not come back. */
export class Gone implements Forgotten {
  readonly nobodies = new Map<string, string>()
  readonly orders = new Set<string>()
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
    const nobody = pseudonymOf(randomUUID())
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
