import { compareValues, encode, sortDocuments } from '../sort-order'
import type { SortSpec } from '../sort-order'
import { invalidParam, requestFailed } from '../refusals'
import { isDocument, isOperators } from '../value'
import type { Document, Value } from '../value'
import { checkQuery, compileQuery } from './query'
import type { Operator } from './update-operator'

function arrayAt(operator: string, path: string, current: Value): Value[] {
  if (Array.isArray(current)) return current
  throw requestFailed(`Cannot apply ${operator} to a non-array value: the field '${path}'`)
}

function whole(name: string, value: Value | undefined): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw requestFailed(`The value for ${name} must be an integer value`)
}

function modifiers(operator: string, operand: Value, allowed: string[]): Document & { $each: Value[] } {
  if (!isDocument(operand) || !isOperators(operand)) return { $each: [operand] }
  const stranger = Object.keys(operand).find((key) => !allowed.includes(key))
  if (stranger) throw requestFailed(`Unrecognized clause in ${operator}: ${stranger}`)
  if (!Array.isArray(operand.$each)) throw requestFailed(`The argument to $each in ${operator} must be an array`)
  return { ...operand, $each: operand.$each }
}

export const push: Operator = (operand, path) => {
  const { $each, $position, $slice, $sort } = modifiers('$push', operand, ['$each', '$position', '$slice', '$sort'])
  const [position, slice] = [whole('$position', $position), whole('$slice', $slice)]
  return (current) => {
    const array = current === undefined ? [] : arrayAt('$push', path, current)
    const at = position ?? array.length
    const grown = [...array.slice(0, at), ...$each, ...array.slice(at)]
    const sorted = $sort === undefined ? grown : sortElements(grown, $sort)
    if (slice === undefined) return sorted
    return slice < 0 ? sorted.slice(slice) : sorted.slice(0, slice)
  }
}

function sortElements(array: Value[], sort: Value): Value[] {
  if (sort === 1 || sort === -1) return [...array].sort((a, b) => sort * compareValues(a, b))
  if (!isDocument(sort) || !array.every(isDocument)) throw invalidParam('$sort needs 1, -1, or fields of documents')
  return sortDocuments(array, sort as SortSpec)
}

export const pop: Operator = (operand, path) => {
  if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1')
  return (current) => {
    if (current === undefined) return undefined
    const array = arrayAt('$pop', path, current)
    return operand === 1 ? array.slice(0, -1) : array.slice(1)
  }
}

export const pull: Operator = (operand, path) => {
  const matches = elementTest(operand)
  return (current) =>
    current === undefined ? undefined : arrayAt('$pull', path, current).filter((item) => !matches(item))
}

function elementTest(operand: Value): (element: Value) => boolean {
  if (!isDocument(operand)) {
    const test = compileQuery({ element: operand })
    return (element) => test({ element })
  }
  const query = isOperators(operand) ? { element: operand } : operand
  checkQuery(query)
  const test = compileQuery(query)
  return isOperators(operand) ? (element) => test({ element }) : (element) => isDocument(element) && test(element)
}

export const pullAll: Operator = (operand, path) => {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  const listed = new Set(operand.map(encode))
  return (current) =>
    current === undefined
      ? undefined
      : arrayAt('$pullAll', path, current).filter((element) => !listed.has(encode(element)))
}

export const addToSet: Operator = (operand, path) => {
  const { $each } = modifiers('$addToSet', operand, ['$each'])
  return (current) => {
    const set = current === undefined ? [] : [...arrayAt('$addToSet', path, current)]
    const there = new Set(set.map(encode))
    for (const item of $each) {
      if (!there.has(encode(item))) set.push(item)
      there.add(encode(item))
    }
    return set
  }
}
