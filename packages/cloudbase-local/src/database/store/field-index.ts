import type { IndexSpec } from '../collection-spec'
import { reach } from '../reach'
import { after, encode } from '../sort-order'
import type { Document, Id } from '../value'
import type { Row } from './row'
import { Ordered } from './ordered'

function encodeId(id: Id) {
  return typeof id === 'string' ? `s${id}` : `n${id}`
}

/** One declared index. Directions are not kept: it is walked either way. */
export class FieldIndex {
  readonly name: string
  readonly unique: boolean
  readonly fields: string[]
  private readonly roots: string[]
  private readonly ordered = new Ordered<Row>()
  private isMultikey = false
  /** The rows to be put in order when something is first looked for. */
  private unread: (() => Iterable<Row>) | null = null

  constructor(spec: IndexSpec) {
    this.name = spec.name
    this.unique = spec.unique ?? false
    this.fields = spec.keys.map(({ field }) => field)
    this.roots = this.fields.map((field) => field.split('.')[0] ?? field)
  }

  get entries(): Ordered<Row> {
    this.build()
    return this.ordered
  }

  /** Some document has an array in an indexed field: it stands here several times, in no order of its own. */
  get multikey(): boolean {
    this.build()
    return this.isMultikey
  }

  /** What the document is found by: one key, or one per element where a field is an array; each with `ending`. */
  keys(document: Document | null, ending = ''): string[] {
    if (!document) return []
    const parts = this.fields.map((field) => this.parts(document, field))
    // Not `+`: a string made by join is one piece of memory, and there are many of these.
    if (parts.every(({ length }) => length === 1)) return [[...parts.flat(), ending].join('')]
    return parts
      .reduce((keys, ways) => keys.flatMap((key) => ways.map((way) => key + way)), [''])
      .map((key) => key + ending)
  }

  private parts(document: Document, field: string): string[] {
    const direct = document[field]
    if (direct !== undefined && !Array.isArray(direct)) return [encode(direct)]
    const values = reach(document, field)
    if (values.length !== 1) this.isMultikey = true
    return values.length === 0 ? [encode(undefined)] : [...new Set(values.map(encode))]
  }

  /** Whether a change leaves the indexed fields alone; an update shares with its predecessor what it did not touch. */
  sameKeys(before: Document | null, next: Document | null): boolean {
    return before !== null && next !== null && this.roots.every((field) => before[field] === next[field])
  }

  move(row: Row, before: Document | null, next: Document | null): void {
    if (this.unread || this.sameKeys(before, next)) return
    const ending = encodeId(row.id)
    const [old, fresh] = [this.keys(before, ending), this.keys(next, ending)]
    if (old.length === fresh.length && old.every((key, i) => key === fresh[i])) return
    for (const key of old) this.entries.remove(key)
    for (const key of fresh) this.entries.insert(key, row)
  }

  /** Takes a collection as it is, at first use: an opening that puts every index in order takes twice as long. */
  load(rows: () => Iterable<Row>): void {
    this.unread = rows
  }

  private build(): void {
    const rows = this.unread
    if (!rows) return
    this.unread = null
    const keys: string[] = []
    const items: Row[] = []
    for (const row of rows()) {
      for (const key of this.keys(row.document, encodeId(row.id))) {
        keys.push(key)
        items.push(row)
      }
    }
    this.ordered.load(keys, items)
  }

  /** Who has this key now; of a unique index there is at most one. */
  owner(key: string): Row | undefined {
    for (const row of this.entries.range(key, after(key))) return row
    return undefined
  }
}
