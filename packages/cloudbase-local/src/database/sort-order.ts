import { invalidParam } from './refusals'
import { isDocument, valuesAt } from './value'
import type { Document, Value } from './value'

export type SortSpec = Record<string, 1 | -1>

export function sortSpec(sort: Value): SortSpec {
  if (!isDocument(sort) || !Object.values(sort).every((direction) => direction === 1 || direction === -1))
    throw invalidParam('a sort must map fields to 1 or -1')
  return sort as SortSpec
}

const bytes = new Uint8Array(8)
const float = new DataView(bytes.buffer)

/** Eight characters, one per byte, in the order of the numbers, which begins with NaN. */
function encodeNumber(value: number): string {
  if (Number.isNaN(value)) return '\0'.repeat(8)
  float.setFloat64(0, value === 0 ? 0 : value)
  const high = float.getInt32(0)
  float.setInt32(0, high < 0 ? ~high : high ^ 0x80000000)
  if (high < 0) float.setInt32(4, ~float.getInt32(4))
  return String.fromCharCode(...bytes)
}

function encodeString(text: string) {
  return `${text.includes('\0') ? text.replaceAll('\0', '\0\x01') : text}\0\0`
}

/**
 * A string that sorts, by plain `<`, as MongoDB sorts the value; its first character is the type.
 * A missing value sorts as null, as in an index.
 */
export function encode(value: Value | undefined): string {
  if (value === undefined || value === null) return '1'
  if (typeof value === 'number') return `2${encodeNumber(value)}`
  if (typeof value === 'string') return `3${encodeString(value)}`
  if (typeof value === 'boolean') return value ? '8t' : '8f'
  if (value instanceof Date) return `9${encodeNumber(value.getTime())}`
  if (Array.isArray(value)) return `5${value.map(encode).join('')}\0`
  if (isDocument(value))
    return `4${Object.keys(value)
      .map((key) => encodeString(key) + encode(value[key]))
      .join('')}\0`
  return `b${encodeString(String(value))}`
}

/** The first string behind all that begin with `prefix`. */
export function after(prefix: string) {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)
}

/** Total order over all types, as aggregation expressions, $min and $max use it; a missing value is below null. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const [left, right] = [a === undefined ? '' : encode(a), b === undefined ? '' : encode(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** An array sorts by its smallest element upwards, by its greatest downwards. */
function sortKey(document: Document, path: string, direction: 1 | -1): string {
  const keys = valuesAt(document, path).flatMap((value) =>
    Array.isArray(value) && value.length > 0 ? value.map(encode) : [encode(value)],
  )
  if (keys.length === 0) return encode(undefined)
  return keys.reduce((best, key) => ((direction === 1 ? key < best : key > best) ? key : best))
}

export function sortDocuments(documents: Document[], sort: SortSpec): Document[] {
  const fields = Object.entries(sort)
  const keyed = documents.map((document) => ({
    document,
    keys: fields.map(([path, to]) => sortKey(document, path, to)),
  }))
  keyed.sort((a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const [left = '', right = ''] = [a.keys[i], b.keys[i]]
      if (left !== right) return (left < right ? -1 : 1) * (fields[i]?.[1] ?? 1)
    }
    return 0
  })
  return keyed.map(({ document }) => document)
}
