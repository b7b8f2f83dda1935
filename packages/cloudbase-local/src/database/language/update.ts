import { compareValues } from '../sort-order'
import { requestFailed } from '../refusals'
import { isDocument, valuesAt } from '../value'
import type { Document, Value } from '../value'
import { addToSet, pop, pull, pullAll, push } from './array-update'
import { checkNames } from './names'
import { refuse } from './operators'
import { changeAt } from './path'
import type { Field, Operator } from './update-operator'

// mingo's updater passes in silence over operands and fields of the wrong type; MongoDB refuses them, and so do these.
const operators: Record<string, Operator> = {
  $set: (operand) => {
    checkNames(operand)
    return () => operand
  },
  $unset: () => () => undefined,
  $inc: (operand, path) => (current) => arithmetic('$inc', current, path) + numeric('$inc', operand, path),
  $mul: (operand, path) => (current) => arithmetic('$mul', current, path) * numeric('$mul', operand, path),
  $min: (operand) => (current) => (current === undefined || compareValues(operand, current) < 0 ? operand : current),
  $max: (operand) => (current) => (current === undefined || compareValues(operand, current) > 0 ? operand : current),
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
}

function arithmetic(operator: string, current: Field, path: string) {
  return current === undefined ? 0 : numeric(operator, current, path)
}

function numeric(operator: string, value: Value, path: string): number {
  if (typeof value === 'number') return value
  throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: the field '${path}'`)
}

/** Compiles update operators into a function from the old document to the new; the same object when nothing changed. */
export function compileUpdate(modifier: Value): (document: Document) => Document {
  if (!isDocument(modifier)) throw requestFailed('an update must be an object')
  const steps: ((document: Document) => Document)[] = []
  for (const [operator, fields] of Object.entries(modifier)) {
    if (!operator.startsWith('$')) throw requestFailed('the update operation document must contain atomic operators')
    if (!isDocument(fields)) throw requestFailed(`Modifiers operate on fields but we found ${operator} of another type`)
    for (const [path, operand] of Object.entries(fields)) steps.push(step(operator, path, operand))
  }
  refuseOverlap(Object.entries(modifier).flatMap(([operator, fields]) => touched(operator, fields as Document)))
  return (document) => steps.reduce((current, change) => change(current), document)
}

function step(operator: string, path: string, operand: Value): (document: Document) => Document {
  if (operator === '$rename') return rename(path, operand)
  const apply = operators[operator] ?? refuse(operator)
  const change = apply(operand, path)
  return (document) => changeAt(document, path, change)
}

function rename(from: string, to: Value): (document: Document) => Document {
  if (typeof to !== 'string') throw requestFailed("The 'to' field for $rename must be a string")
  return (document) => {
    const value = valuesAt(document, from)[0]
    if (value === undefined) return document
    return changeAt(
      changeAt(document, from, () => undefined),
      to,
      () => value,
    )
  }
}

function touched(operator: string, fields: Document) {
  return operator === '$rename' ? [...Object.keys(fields), ...Object.values(fields).map(String)] : Object.keys(fields)
}

function refuseOverlap(paths: string[]): void {
  const sorted = paths.map((path) => `${path}.`).sort()
  for (const [i, path] of sorted.entries()) {
    if (path === '_id.' || path.startsWith('_id.')) throw requestFailed('Mod on _id not allowed: it is immutable')
    if (path.split('.').slice(0, -1).includes('')) throw requestFailed(`an empty field name in '${path.slice(0, -1)}'`)
    if (sorted[i + 1]?.startsWith(path))
      throw requestFailed(`Updating the path '${path.slice(0, -1)}' would create a conflict`)
  }
}
