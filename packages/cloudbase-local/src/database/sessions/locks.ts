import type { Collection } from '../store/collection'
import type { Document, Id } from '../value'

/** Whoever writes names what it writes: the document, and every unique key that it takes or gives up. */
export function documentLock(collection: Collection, id: Id) {
  return `${collection.name}/${typeof id}/${id}`
}

export interface UniqueKey {
  lock: string
  key: string
  owner: () => { id: Id } | undefined
  describe: string
}

/** The unique keys of `next` that `current` does not have, or the other way round. */
export function newKeys(collection: Collection, current: Document | null, next: Document | null): UniqueKey[] {
  return collection.indexes
    .filter((index) => index.unique && !index.sameKeys(current, next))
    .flatMap((index) => {
      const held = index.keys(current)
      return index
        .keys(next)
        .filter((key) => !held.includes(key))
        .map((key) => ({
          key,
          lock: `${collection.name}#${index.name}#${key}`,
          owner: () => index.owner(key),
          describe: `collection: ${collection.name} index: ${index.name}`,
        }))
    })
}
