import { requestFailed } from '../refusals'
import { isDocument } from '../value'
import type { Document, Value } from '../value'

const MOST_BYTES = 16 * 1024 * 1024
const DEEPEST = 100

/** MongoDB keeps no document over 16 MB, measured as BSON, and none with more than 100 levels. */
export function checkSize(document: Document): void {
  const size = sizeOf(document, 1)
  if (size > MOST_BYTES)
    throw requestFailed(`object to insert too large. size in bytes: ${size}, max size: ${MOST_BYTES}`)
}

function sizeOf(value: Value | undefined, depth: number): number {
  if (value === undefined || value === null) return 0
  if (typeof value === 'string') return 5 + Buffer.byteLength(value)
  if (typeof value === 'boolean') return 1
  if (typeof value === 'number') return (value | 0) === value ? 4 : 8
  if (value instanceof RegExp) return 2 + Buffer.byteLength(value.source) + value.flags.length
  if (!isDocument(value) && !Array.isArray(value)) return 8
  if (depth > DEEPEST) throw requestFailed(`cannot nest deeper than ${DEEPEST} levels`)
  let size = 5
  // Each field is its type, its name (of an element its number) and a zero beside its value.
  for (const [name, field] of Object.entries(value)) size += 2 + Buffer.byteLength(name) + sizeOf(field, depth + 1)
  return size
}
