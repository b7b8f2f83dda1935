import { isDocument } from './value'
import type { Document, Value } from './value'

/**
 * What a query looks at for a path, as MongoDB walks it. `undefined` stands for a field that is not there: one comes
 * for the document, or for each document in an array on the way. An array at the end of the path comes as its elements
 * and then as a whole; elements of an array on the way that are no documents are passed over.
 */
export function reach(document: Document, path: string): (Value | undefined)[] {
  const dot = path.indexOf('.')
  if (dot === -1) return atEnd(document[path])
  return below(document[path.slice(0, dot)], path.slice(dot + 1))
}

function atEnd(value: Value | undefined): (Value | undefined)[] {
  return Array.isArray(value) ? [...value, value] : [value]
}

function below(value: Value | undefined, path: string): (Value | undefined)[] {
  if (isDocument(value)) return reach(value, path)
  if (!Array.isArray(value)) return [undefined]
  const found = value.flatMap((element) => (isDocument(element) ? reach(element, path) : []))
  return [...found, ...atPosition(value, path)]
}

/** A number in a path is also a place in the array that stands there. */
function atPosition(array: Value[], path: string): (Value | undefined)[] {
  const [, position = '', rest] = /^(\d+)(?:\.(.*))?$/s.exec(path) ?? []
  const element = position === '' ? undefined : array[Number(position)]
  if (element === undefined) return []
  if (rest === undefined) return [element]
  return isDocument(element) || Array.isArray(element) ? below(element, rest) : []
}
