import { isDeepStrictEqual } from 'node:util'
import { NotSupported } from '../../errors'
import { toEjson } from '../ejson'
import { encode } from '../sort-order'
import { requestFailed } from '../refusals'
import { isDocument } from '../value'
import type { Document, Value } from '../value'
import type { Field } from './update-operator'

/**
 * The document with the field at `path` made anew; what is not on the path is shared with the old one.
 * The very same object when nothing changed.
 */
export function changeAt(document: Document, path: string, apply: (field: Field) => Field): Document {
  return changeIn(document, path.split('.'), apply) as Document
}

function changeIn(container: Field, [key = '', ...rest]: string[], apply: (field: Field) => Field): Field {
  if (key.startsWith('$')) throw new NotSupported('An update of array elements by $, $[] or $[name]')
  if (container !== undefined && !isDocument(container) && !Array.isArray(container))
    return leaveAlone(container, key, apply)
  const field = Array.isArray(container) ? element(container, key, apply) : container?.[key]
  const next = rest.length === 0 ? apply(field) : changeIn(field, rest, apply)
  if (next === field || isSame(next, field)) return container
  if (Array.isArray(container)) return container.map((item, i) => (i === Number(key) ? (next ?? null) : item))
  if (next !== undefined) return { ...container, [key]: next }
  const { [key]: _, ...others } = container ?? {}
  return others
}

/** The same fields in another order are another value. */
function isSame(a: Field, b: Field) {
  return isDeepStrictEqual(a, b) && encode(a) === encode(b)
}

/** Below a number or a string there is nothing to take away, and nothing can be put. */
function leaveAlone(container: Value, key: string, apply: (field: Field) => Field): Value {
  if (apply(undefined) === undefined) return container
  throw requestFailed(`Cannot create field '${key}' in element {${toEjson(container)}}`)
}

function element(array: Value[], key: string, apply: (field: Field) => Field): Field {
  if (/^\d+$/.test(key) && Number(key) < array.length) return array[Number(key)]
  if (apply(undefined) === undefined) return undefined
  if (/^\d+$/.test(key)) throw new NotSupported('An update behind the end of an array')
  throw requestFailed(`Cannot create field '${key}' in an array`)
}
