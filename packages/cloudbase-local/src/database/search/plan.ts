import { after, encode } from '../sort-order'
import type { SortSpec } from '../sort-order'
import type { Collection } from '../store/collection'
import type { FieldIndex } from '../store/field-index'
import type { Row } from '../store/row'
import type { Document, Id } from '../value'
import { constraintsOf } from './constraints'
import type { Constraint, Constraints } from './constraints'

export interface Find {
  query: Document
  sort?: SortSpec
  offset?: number
  limit?: number
  /** Of a surrounding $lookup, for $expr. */
  variables?: Document
}

/** Where to look: all documents that can match, perhaps more, each once. */
export interface Plan {
  rows: Iterable<Row>
  /** They come in the order the query asks for, so that one may stop at the limit. */
  ordered: boolean
}

interface Walk {
  index: FieldIndex
  ranges: { from: string; to: string }[]
  direction: 1 | -1 | null
  cost: number
}

const MAX_RANGES = 1000

export function plan(collection: Collection, request: Find): Plan {
  const constraints = constraintsOf(request.query, request.variables)
  const ids = constraints.get('_id')?.equals
  if (ids) return { rows: rowsOf(collection, ids as Id[]), ordered: !request.sort }
  const walks = collection.indexes.flatMap((index) => walkOf(index, constraints, request) ?? [])
  const best = walks.sort((a, b) => a.cost - b.cost)[0]
  if (!best) return { rows: collection.rows.values(), ordered: !request.sort }
  const rows = walked(best)
  return { rows: best.index.multikey ? new Set(rows) : rows, ordered: !request.sort || best.direction !== null }
}

function rowsOf(collection: Collection, ids: Id[]): Row[] {
  return [...new Set(ids)].flatMap((id) => collection.rows.get(id) ?? [])
}

function* walked({ index, ranges, direction }: Walk): Generator<Row> {
  for (const { from, to } of ranges)
    yield* direction === -1 ? index.entries.backwards(from, to) : index.entries.range(from, to)
}

function walkOf(index: FieldIndex, constraints: Constraints, request: Find): Walk | null {
  const { prefixes, depth } = equalPrefixes(index, constraints)
  const bounds = constraints.get(index.fields[depth] ?? '')
  const ranges = prefixes.map((prefix) => rangeOf(prefix, bounds, index.multikey))
  const direction = prefixes.length === 1 ? directionOf(index, depth, constraints, request) : null
  const narrowed = depth > 0 || bounds?.from !== undefined
  if (!narrowed && direction === null) return null
  const count = ranges.reduce((sum, { from, to }) => sum + index.entries.count(from, to), 0)
  // In order and with a limit, the walk ends early: how early, nobody knows.
  const stop = direction === null ? Infinity : 10 * ((request.offset ?? 0) + (request.limit ?? Infinity))
  return { index, ranges, direction, cost: Math.min(count, stop) }
}

/** How far the leading fields are fixed by equality, and all keys that can begin with. */
function equalPrefixes(index: FieldIndex, constraints: Constraints) {
  let [prefixes, depth] = [[''], 0]
  for (const field of index.fields) {
    const equals = constraints.get(field)?.equals
    if (!equals || prefixes.length * equals.length > MAX_RANGES) break
    const keys = [...new Set(equals.map(encode))]
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key))
    depth++
  }
  return { prefixes, depth }
}

function rangeOf(prefix: string, bounds: Constraint | undefined, multikey: boolean) {
  const { from, to } = bounds ?? {}
  if (from === undefined || to === undefined) return { from: prefix, to: prefix === '' ? '\uffff' : after(prefix) }
  // Different elements of an array may satisfy the two bounds.
  return { from: prefix + from, to: prefix + (multikey ? after(from.charAt(0)) : to) }
}

/** Which way to walk so that the documents come sorted; null if no way does it. */
function directionOf(index: FieldIndex, depth: number, constraints: Constraints, { sort }: Find): 1 | -1 | null {
  if (!sort || index.multikey) return null
  const open = Object.entries(sort).filter(([field]) => constraints.get(field)?.equals?.length !== 1)
  const direction = open[0]?.[1] ?? 1
  const fits = open.every(([field, to], i) => field === index.fields[depth + i] && to === direction)
  return fits ? direction : null
}
