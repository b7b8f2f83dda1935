import type { Document, Id } from '../value'
import type { Collection } from './collection'

export interface Change {
  collection: Collection
  id: Id
  document: Document | null
}

/** A change with what the document was before. */
export interface Replacement extends Change {
  before: Document | null
}
