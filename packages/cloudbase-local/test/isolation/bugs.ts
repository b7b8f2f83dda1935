import { Database } from '../../src/database/engine'
import { PlainSession } from '../../src/database/sessions/plain-session'
import { Transaction } from '../../src/database/sessions/transaction'
import type { Collection } from '../../src/database/store/collection'
import type { Change } from '../../src/database/store/change'
import { Store } from '../../src/database/store/store'
import type { Id } from '../../src/database/value'

/** The fields of the engine's classes that the bugs reach into. */
interface Inside {
  snapshot: number | null
  changes: Map<string, Change>
  locks: Map<string, Inside>
  held: Set<string>
  store: Store
  transactions: Map<string, { transaction: Inside }>
  superseded: { collection: Collection; id: Id; sequence: number }[]
  commit(id: string): void
}

type Bug = (self: Inside, original: (...args: unknown[]) => unknown, ...args: never[]) => unknown

/** Puts a bug in the place of a method; what is returned takes it out again. */
function replace(of: { prototype: object }, name: string, bug: Bug) {
  return () => {
    const methods = of.prototype as Record<string, (...args: unknown[]) => unknown>
    const original = methods[name]
    if (!original) throw new Error(`the engine has no ${name}`)
    methods[name] = function (this: Inside, ...args) {
      return bug(this, original.bind(this), ...(args as never[]))
    }
    return () => void (methods[name] = original)
  }
}

function snapshotOf(self: Inside): number {
  return (self.snapshot ??= self.store.openSnapshot(self))
}

/** Ways in which an engine could be wrong. */
export const engineBugs: Record<string, () => () => void> = {
  'reads the latest, not the snapshot': replace(Transaction, 'read', (self, _, collection: Collection, id: Id) => {
    snapshotOf(self)
    const own = [...self.changes.values()].find((change) => change.id === id)
    return own ? own.document : collection.get(id)
  }),
  'takes the snapshot at the beginning': replace(Database, 'begin', (self, original) => {
    const id = original() as string
    const begun = self.transactions.get(id)
    if (begun) snapshotOf(begun.transaction)
    return id
  }),
  'takes an old snapshot': replace(Store, 'openSnapshot', (_, original, reader: object) =>
    Math.max(0, (original(reader) as number) - 1),
  ),
  'sees nothing of its own writes': replace(Transaction, 'read', (self, _, collection: Collection, id: Id) =>
    collection.at(id, snapshotOf(self)),
  ),
  'sees what others have not committed': replace(Transaction, 'read', (self, original, collection, id: Id) => {
    const others = [...new Set(self.locks.values())].flatMap((other) => [...other.changes.values()])
    const read = original(collection, id)
    return self.changes.size > 0 ? read : (others.find((change) => change.id === id)?.document ?? read)
  }),
  'knows no conflicts': replace(Transaction, 'acquire', (self, _, lock: string) => {
    self.locks.set(lock, self)
    self.held.add(lock)
  }),
  'overlooks what was committed since': replace(Transaction, 'acquire', (_, original, lock: string) => original(lock)),
  'commits the first half': replace(Store, 'commit', (_, original, changes: Change[]) =>
    original(changes.slice(0, Math.ceil(changes.length / 2))),
  ),
  'commits what is aborted': replace(Database, 'abort', (self, _, id: string) => self.commit(id)),
  'lets two take one unique key': replace(Transaction, 'claim', () => undefined),
  'does not let a plain write wait': replace(PlainSession, 'holder', () => undefined),
  'forgets versions that are still read': replace(Store, 'closeSnapshot', (self, original, reader: object) => {
    for (const { collection, id, sequence } of self.superseded.splice(0)) collection.forget(id, sequence)
    return original(reader)
  }),
}
