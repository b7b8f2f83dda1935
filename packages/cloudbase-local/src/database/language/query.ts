import { Query } from 'mingo/query'
import { requestFailed } from '../refusals'
import { isDocument, isOperators } from '../value'
import type { Document, Value } from '../value'
import { checkExpression } from './expression'
import { mingoOptions, queryOperators, refuse } from './operators'

export type Test = (document: Document) => boolean

/** Compiles a query; `variables` are those of a surrounding $lookup. */
export function compileQuery(query: Document, variables?: Document): Test {
  const compiled = new Query(query, mingoOptions(variables))
  return (document) => compiled.test(document)
}

/** Refuses what the local CloudBase lacks, and operands that MongoDB would refuse. */
export function checkQuery(query: Value | undefined): asserts query is Document {
  if (!isDocument(query)) throw requestFailed('a query must be an object')
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$expr') checkExpression(condition)
    else if (/^\$(and|or|nor)$/.test(key)) list(key, condition).forEach((part) => checkQuery(part))
    else if (key.startsWith('$')) refuse(key)
    else checkCondition(condition)
  }
}

function checkCondition(condition: Value): void {
  if (!isOperators(condition)) return
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$options' && '$regex' in condition) continue
    if (!operator.startsWith('$')) throw requestFailed(`unknown operator: ${operator}`)
    if (!queryOperators.has(operator)) refuse(operator)
    operandChecks[operator]?.(operand)
  }
}

const operandChecks: Record<string, (operand: Value) => void> = {
  $in: (operand) => void list('$in', operand),
  $nin: (operand) => void list('$nin', operand),
  $all: (operand) => list('$all', operand).forEach(checkCondition),
  $not: (operand) => {
    if (!(operand instanceof RegExp) && !isOperators(operand)) throw requestFailed('$not needs a regex or a document')
    checkCondition(operand)
  },
  $elemMatch: (operand) => {
    if (!isDocument(operand)) throw requestFailed('$elemMatch needs an Object')
    const fields = Object.keys(operand).every((key) => !key.startsWith('$') || /^\$(and|or|nor)$/.test(key))
    if (fields) checkQuery(operand)
    else checkCondition(operand)
  },
  $size: (operand) => {
    if (!Number.isInteger(operand)) throw requestFailed('$size must be a whole number')
  },
  $mod: (operand) => {
    if (list('$mod', operand).length !== 2) throw requestFailed('malformed mod, needs two numbers')
  },
  $regex: (operand) => {
    if (typeof operand !== 'string' && !(operand instanceof RegExp)) throw requestFailed('$regex has to be a string')
  },
}

function list(operator: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`)
  return operand
}
