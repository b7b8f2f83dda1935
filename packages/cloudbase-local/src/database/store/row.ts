import type { Document, Id } from '../value'

/** An earlier state of a document, kept while a transaction that began before its end may still read it. */
export interface Version {
  sequence: number
  document: Document | null
  previous: Version | null
}

/** A document's newest committed state (null: removed) and where the older ones are. */
export interface Row extends Version {
  readonly id: Id
}
