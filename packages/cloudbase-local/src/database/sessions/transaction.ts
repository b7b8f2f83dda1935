import { randomUUID } from 'node:crypto'
import { conflict, duplicate } from '../refusals'
import type { Collection } from '../store/collection'
import type { Change } from '../store/change'
import type { Store } from '../store/store'
import type { Document, Id } from '../value'
import { documentLock, newKeys } from './locks'
import type { UniqueKey } from './locks'
import type { Decide, Session } from './session'

/**
 * Snapshot isolation as the cloud has it: reads see the state at the first operation and one's own writes; a write to
 * what another has written, open or committed since, fails at once. What is only read is not checked at commit, so
 * write skew is possible, as it is there.
 */
export class Transaction implements Session {
  readonly id = randomUUID()
  readonly ended: Promise<void>
  private resolveEnded: () => void = () => undefined
  private snapshot: number | null = null
  private readonly held = new Set<string>()
  private readonly changes = new Map<string, Change>()
  /** Unique keys taken (by which document) or given up (null) here. */
  private readonly claims = new Map<string, Id | null>()

  constructor(
    private readonly store: Store,
    private readonly locks: Map<string, Transaction>,
  ) {
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve))
  }

  read(collection: Collection, id: Id): Document | null {
    const snapshot = (this.snapshot ??= this.store.openSnapshot(this))
    const own = this.changes.get(documentLock(collection, id))
    return own ? own.document : collection.at(id, snapshot)
  }

  write(collection: Collection, id: Id, decide: Decide): Document | null {
    const current = this.read(collection, id)
    const next = decide(current)
    if (next === current) return current
    const lock = documentLock(collection, id)
    this.acquire(lock, collection.rows.get(id)?.sequence)
    for (const key of newKeys(collection, next, current)) {
      this.acquire(key.lock)
      this.claims.set(key.lock, null)
    }
    for (const key of newKeys(collection, current, next)) this.claim(collection, id, key)
    this.changes.set(lock, { collection, id, document: next })
    return current
  }

  commit(): void {
    this.store.commit([...this.changes.values()])
  }

  /** Lets go of everything; whoever waits for this transaction may go on. */
  end(): void {
    for (const lock of this.held) this.locks.delete(lock)
    this.store.closeSnapshot(this)
    this.resolveEnded()
  }

  private acquire(lock: string, committed = 0): void {
    const holder = this.locks.get(lock)
    if ((holder && holder !== this) || committed > (this.snapshot ?? 0)) throw conflict()
    this.locks.set(lock, this)
    this.held.add(lock)
  }

  private claim(collection: Collection, id: Id, key: UniqueKey): void {
    this.acquire(key.lock)
    const claimed = this.claims.get(key.lock)
    const owner = claimed === undefined ? key.owner()?.id : (claimed ?? undefined)
    if (owner !== undefined && owner !== id) throw this.taken(collection, owner, key)
    this.claims.set(key.lock, id)
  }

  /** A key that was taken after the snapshot is a conflict: tried again, it will be a duplicate. */
  private taken(collection: Collection, owner: Id, key: UniqueKey): Error {
    const before = collection.at(owner, this.snapshot ?? 0)
    const seen =
      this.changes.has(documentLock(collection, owner)) ||
      newKeys(collection, null, before).some((k) => k.lock === key.lock)
    return seen ? duplicate(key.describe) : conflict()
  }
}
