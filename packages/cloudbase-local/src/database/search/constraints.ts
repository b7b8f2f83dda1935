import { evalExpr } from 'mingo/core'
import { mingoOptions } from '../language/operators'
import { after, encode } from '../sort-order'
import { isDocument, isOperators } from '../value'
import type { Document, Value } from '../value'

/** What a query demands of a field, as far as an index can use it; the query itself is tested all the same. */
export interface Constraint {
  equals?: Value[]
  /** Encoded: at least `from`, below `to`, both within one type. */
  from?: string
  to?: string
}

export type Constraints = Map<string, Constraint>

export function constraintsOf(query: Document, variables: Document = {}): Constraints {
  const constraints: Constraints = new Map()
  collect(query, variables, constraints)
  return constraints
}

function collect(query: Document, variables: Document, into: Constraints): void {
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and') (condition as Document[]).forEach((part) => collect(part, variables, into))
    else if (key === '$expr') collectExpression(condition, variables, into)
    else if (!key.startsWith('$')) collectCondition(key, condition, into)
  }
}

function collectCondition(field: string, condition: Value, into: Constraints): void {
  for (const [operator, operand] of isOperators(condition)
    ? Object.entries(condition)
    : [['$eq', condition] as const]) {
    if (operator === '$in' && (operand as Value[]).every(isScalar)) add(into, field, { equals: operand as Value[] })
    if (!isScalar(operand)) continue
    const [key, type] = [encode(operand), encode(operand).charAt(0)]
    if (operator === '$eq') add(into, field, { equals: [operand] })
    if (operator === '$gt') add(into, field, { from: after(key), to: after(type) })
    if (operator === '$gte') add(into, field, { from: key, to: after(type) })
    if (operator === '$lt') add(into, field, { from: type, to: key })
    if (operator === '$lte') add(into, field, { from: type, to: after(key) })
  }
}

/** Of expressions only the equality of a field and a value: how a $lookup joins by its variables. */
function collectExpression(expression: Value, variables: Document, into: Constraints): void {
  if (!isDocument(expression)) return
  if (Array.isArray(expression.$and)) return expression.$and.forEach((part) => collectExpression(part, variables, into))
  if (!Array.isArray(expression.$eq)) return
  const [left, right] = expression.$eq
  const [field, operand] = isField(left) ? [left, right] : [right, left]
  if (!isField(field) || operand === undefined || isField(operand)) return
  const value = evalExpr({}, operand, mingoOptions(variables) as Parameters<typeof evalExpr>[2]) as Value
  if (isScalar(value)) add(into, field.slice(1), { equals: [value] })
}

function isField(operand: Value | undefined): operand is string {
  return typeof operand === 'string' && /^\$[^$]/.test(operand)
}

function isScalar(value: Value | undefined) {
  return value === null || value instanceof Date || /^(string|number|boolean)$/.test(typeof value)
}

function add(into: Constraints, field: string, more: Constraint): void {
  const { equals = more.equals, from, to } = into.get(field) ?? {}
  into.set(field, { equals, from: greater(from, more.from), to: greater(more.to, to, -1) })
}

/** The greater, or with -1 the smaller, of two keys; the only one if one is missing. */
function greater(a: string | undefined, b: string | undefined, direction = 1): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a > b === (direction === 1) ? a : b
}
