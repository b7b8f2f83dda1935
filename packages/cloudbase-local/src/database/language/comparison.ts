import { encode } from '../sort-order'
import { requestFailed } from '../refusals'
import type { Document, Value } from '../value'
import { reach } from '../reach'

type Test = (document: Document) => boolean
type Holds = (value: Value | undefined) => boolean
type InOrder = (a: number | string, b: number | string) => boolean

/** Whether any of the values that the path leads to satisfies it. */
export function anyAt(path: string, holds: Holds): Test {
  if (path.includes('.')) return (document) => reach(document, path).some(holds)
  return (document) => {
    const value = document[path]
    return Array.isArray(value) ? value.some(holds) || holds(value) : holds(value)
  }
}

function noneAt(path: string, holds: Holds): Test {
  const any = anyAt(path, holds)
  return (document) => !any(document)
}

/** Equal values have equal keys; a document with its fields in another order is another value. */
export function equals(operand: Value): Holds {
  if (operand === null) return (value) => value === undefined || value === null
  if (operand instanceof RegExp) return matches(operand)
  if (typeof operand !== 'object' && !Number.isNaN(operand)) return (value) => value === operand
  const key = encode(operand)
  return (value) => encode(value) === key
}

function matches(pattern: RegExp): Holds {
  const key = encode(pattern)
  return (value) => (typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && encode(value) === key)
}

/** Only values of one type are in an order; a field that is not there is null. */
function ordered(operand: Value, holds: InOrder): Holds {
  if (Number.isNaN(operand)) return (value) => Number.isNaN(value) && holds(0, 0)
  if (typeof operand === 'number' || typeof operand === 'string')
    return (value) => typeof value === typeof operand && holds(value as number | string, operand)
  const operandKey = encode(operand)
  return (value) => {
    const key = encode(value)
    return key.charAt(0) === operandKey.charAt(0) && holds(key, operandKey)
  }
}

/** However long the list is, a value is looked up once. */
function among(list: Value[]): Holds {
  const keys = new Set(list.map(encode))
  const patterns = list.filter((item) => item instanceof RegExp).map(matches)
  return (value) => keys.has(encode(value)) || patterns.some((holds) => holds(value))
}

function remainder(operand: Value): Holds {
  const [divisor, wanted] = (operand as number[]).map(Math.trunc) as [number, number]
  if (divisor === 0) throw requestFailed('divisor cannot be 0')
  // `-0 === 0`, so that -4 is even.
  return (value) => typeof value === 'number' && Math.trunc(value) % divisor === wanted
}

const greater: InOrder = (a, b) => a > b
const less: InOrder = (a, b) => a < b
const notLess: InOrder = (a, b) => a >= b
const notGreater: InOrder = (a, b) => a <= b

/** The conditions on one field. mingo's differ from MongoDB's for null, for arrays, and for the order of fields. */
export const fieldConditions = {
  $eq: (path: string, operand: Value): Test => anyAt(path, equals(operand)),
  $ne: (path: string, operand: Value): Test => noneAt(path, equals(operand)),
  $gt: (path: string, operand: Value): Test => anyAt(path, ordered(operand, greater)),
  $gte: (path: string, operand: Value): Test => anyAt(path, ordered(operand, notLess)),
  $lt: (path: string, operand: Value): Test => anyAt(path, ordered(operand, less)),
  $lte: (path: string, operand: Value): Test => anyAt(path, ordered(operand, notGreater)),
  $in: (path: string, list: Value[]): Test => anyAt(path, among(list)),
  $nin: (path: string, list: Value[]): Test => noneAt(path, among(list)),
  $mod: (path: string, operand: Value): Test => anyAt(path, remainder(operand)),
  $regex: (path: string, pattern: RegExp | string): Test =>
    anyAt(path, matches(typeof pattern === 'string' ? new RegExp(pattern) : pattern)),
  $exists: (path: string, wanted: Value): Test => {
    const isThere = (value: Value | undefined) => value !== undefined
    return wanted === false || wanted === 0 || wanted === null ? noneAt(path, isThere) : anyAt(path, isThere)
  },
}
