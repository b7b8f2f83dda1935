import type { Collection } from '../store/collection'
import type { Document, Id } from '../value'

/** What a document becomes; the same object means unchanged, null removed. May throw to refuse. */
export type Decide = (current: Document | null) => Document | null

/** Reads and writes single documents: outside transactions, or in one. */
export interface Session {
  read(collection: Collection, id: Id): Document | null
  /** Answers what the document was before. */
  write(collection: Collection, id: Id, decide: Decide): Promise<Document | null> | (Document | null)
}
