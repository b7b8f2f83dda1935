import type { Time } from '../../clock'
import { duplicate, requestFailed } from '../refusals'
import type { Collection } from '../store/collection'
import type { Store } from '../store/store'
import type { Document, Id } from '../value'
import { documentLock, newKeys } from './locks'
import type { Decide, Session } from './session'

const MAX_WAIT_MS = 30_000

/** Writes outside transactions: each document by itself, waiting while a transaction holds it. */
export class PlainSession implements Session {
  constructor(
    private readonly store: Store,
    private readonly locks: ReadonlyMap<string, { readonly ended: Promise<void> }>,
    private readonly time: Time,
  ) {}

  read(collection: Collection, id: Id): Document | null {
    return collection.get(id)
  }

  async write(collection: Collection, id: Id, decide: Decide): Promise<Document | null> {
    const began = this.time.elapsed()
    for (;;) {
      const current = collection.get(id)
      const next = decide(current)
      if (next === current) return current
      const holder = this.holder(collection, id, current, next)
      if (!holder) {
        this.commit(collection, id, current, next)
        return current
      }
      if (this.time.elapsed() - began > MAX_WAIT_MS) throw requestFailed('the document is locked by a transaction')
      await holder.ended
    }
  }

  private holder(collection: Collection, id: Id, current: Document | null, next: Document | null) {
    const own = this.locks.get(documentLock(collection, id))
    if (own) return own
    const keys = [...newKeys(collection, current, next), ...newKeys(collection, next, current)]
    return keys.map(({ lock }) => this.locks.get(lock)).find(Boolean)
  }

  private commit(collection: Collection, id: Id, current: Document | null, next: Document | null): void {
    for (const key of newKeys(collection, current, next)) {
      const owner = key.owner()
      if (owner && owner.id !== id) throw duplicate(key.describe)
    }
    this.store.commit([{ collection, id, document: next }])
  }
}
