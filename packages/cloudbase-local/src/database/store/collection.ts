import type { CollectionSpec } from '../collection-spec'
import type { Document, Id } from '../value'
import { FieldIndex } from './field-index'
import type { Row, Version } from './row'

export class Collection {
  readonly name: string
  readonly indexes: FieldIndex[]
  readonly rows = new Map<Id, Row>()
  size = 0

  constructor(spec: CollectionSpec) {
    this.name = spec.name
    this.indexes = spec.indexes.map((index) => new FieldIndex(index))
  }

  get(id: Id): Document | null {
    return this.rows.get(id)?.document ?? null
  }

  /** The document as it was after commit number `snapshot`. */
  at(id: Id, snapshot: number): Document | null {
    let version: Version | null = this.rows.get(id) ?? null
    while (version && version.sequence > snapshot) version = version.previous
    return version?.document ?? null
  }

  put(id: Id, document: Document | null, sequence: number, keepPrevious: boolean): void {
    const row = this.rows.get(id) ?? { id, sequence: 0, document: null, previous: null }
    for (const index of this.indexes) index.move(row, row.document, document)
    this.size += Number(document !== null) - Number(row.document !== null)
    row.previous = keepPrevious ? { ...row } : null
    row.sequence = sequence
    row.document = document
    if (document || keepPrevious) this.rows.set(id, row)
    else this.rows.delete(id)
  }

  /** Drops what only snapshots older than `sequence` could have read. */
  forget(id: Id, sequence: number): void {
    const row = this.rows.get(id)
    if (!row) return
    let version: Version | null = row
    while (version && version.sequence > sequence) version = version.previous
    if (version) version.previous = null
    if (row.document === null && row.previous === null) this.rows.delete(id)
  }

  /** Fills an empty collection at opening. */
  load(documents: Document[]): void {
    for (const document of documents)
      this.rows.set(document._id as Id, { id: document._id as Id, sequence: 0, document, previous: null })
    this.size = this.rows.size
    for (const index of this.indexes) index.load(() => this.rows.values())
  }
}
