import type { Id } from '../value'
import type { Change } from './change'
import type { Collection } from './collection'
import type { Journal } from './journal'

/** The committed state: commits in one sequence, each applied whole, old versions kept while a snapshot needs them. */
export class Store {
  sequence = 0
  private readonly snapshots = new Map<object, number>()
  private superseded: { collection: Collection; id: Id; sequence: number }[] = []

  constructor(private readonly journal: Journal | null) {}

  commit(changes: Change[]): void {
    if (changes.length === 0) return
    const keep = this.snapshots.size > 0
    this.sequence++
    // before the documents are put, while what they replace is still there
    this.journal?.append(changes.map((change) => ({ ...change, before: change.collection.get(change.id) })))
    for (const { collection, id, document } of changes) {
      collection.put(id, document, this.sequence, keep)
      if (keep) this.superseded.push({ collection, id, sequence: this.sequence })
    }
  }

  /** Resolves when every commit so far is on disk. Readers wait too: nobody is told of what a crash could undo. */
  durable(): Promise<void> | undefined {
    return this.journal?.durable()
  }

  openSnapshot(reader: object): number {
    this.snapshots.set(reader, this.sequence)
    return this.sequence
  }

  closeSnapshot(reader: object): void {
    if (!this.snapshots.delete(reader)) return
    const oldest = Math.min(...this.snapshots.values())
    const needed = this.superseded.findIndex(({ sequence }) => sequence > oldest)
    const free = this.superseded.splice(0, needed === -1 ? this.superseded.length : needed)
    for (const { collection, id, sequence } of free) collection.forget(id, sequence)
  }
}
