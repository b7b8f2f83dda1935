export type Value = null | boolean | number | string | Date | RegExp | Value[] | Document

/** What a collection holds. Documents in the store are never changed in place: an update makes a new one. */
export interface Document {
  [field: string]: Value
}

export type Id = string | number

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  )
}

/** Whether every key is an operator ({ $gt: 1 }); an empty object is a plain value. */
export function isOperators(value: unknown): value is Document {
  return isDocument(value) && Object.keys(value).some((key) => key.startsWith('$'))
}

export function clone<V extends Value>(value: V): V
export function clone(value: Value): Value {
  if (Array.isArray(value)) return value.map(clone)
  if (!isDocument(value)) return value
  const copy: Document = {}
  for (const key of Object.keys(value)) copy[key] = clone(value[key] as Value)
  return copy
}

/** All values a path reaches, walking into arrays as MongoDB does; nothing when the path leads nowhere. */
export function valuesAt(document: Document, path: string): Value[] {
  const dot = path.indexOf('.')
  if (dot === -1) return path in document ? [document[path] as Value] : []
  const child = document[path.slice(0, dot)]
  return child === undefined ? [] : within(child, path.slice(dot + 1))
}

function within(value: Value, path: string): Value[] {
  if (isDocument(value)) return valuesAt(value, path)
  if (!Array.isArray(value)) return []
  const [head = '', ...rest] = path.split('.')
  const element = /^\d+$/.test(head) ? value[Number(head)] : undefined
  const positional = element === undefined ? [] : rest.length === 0 ? [element] : within(element, rest.join('.'))
  return [...positional, ...value.filter(isDocument).flatMap((item) => valuesAt(item, path))]
}
