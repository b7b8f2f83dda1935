import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as queries from 'mingo/operators/query'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { NotSupported } from '../../errors'
import { compareValues } from '../sort-order'
import { isDocument, isOperators, valuesAt } from '../value'
import type { Document, Value } from '../value'
import { anyAt, equals, fieldConditions } from './comparison'

function words(text: string) {
  return new Set(text.trim().split(/\s+/))
}

// Absent are the operators in which mingo and MongoDB answer differently, those that run scripts, and what nobody asked for.

export const queryOperators = words(`$eq $ne $gt $gte $lt $lte $in $nin $and $or $nor $not $exists $mod $regex $all
  $elemMatch $size $expr`)

export const accumulatorOperators = words('$sum $avg $min $max $first $last $push $addToSet $mergeObjects')

export const expressionOperators = words(`$abs $add $ceil $divide $floor $mod $multiply $pow $sqrt $subtract
  $arrayElemAt $concatArrays $filter $in $indexOfArray $isArray $map $range $reduce $reverseArray $size $slice
  $and $or $not $eq $ne $gt $gte $lt $lte $cmp $cond $ifNull $switch
  $dateToString $dayOfMonth $dayOfWeek $dayOfYear $hour $minute $month $second $millisecond $year
  $literal $let $objectToArray $arrayToObject $mergeObjects $setUnion $setIntersection $setDifference
  $concat $split $strLenCP $substrCP $toLower $toUpper $trim $toString $toDate $sum $avg $min $max`)

/** Run by mingo one by one; what is not here aggregate.ts does itself or refuses. */
export const mingoStages = words('$match $project $addFields $group $limit $skip $unwind $replaceRoot')

type Operators = Record<string, unknown>

function pick(from: Operators, names: Set<string>): Operators {
  return Object.fromEntries([...names].filter((name) => name in from).map((name) => [name, from[name]]))
}

/** mingo compares in expressions as it does in queries; MongoDB sorts all types there, and knows no "any element of". */
function comparison(holds: (order: number) => unknown) {
  return (document: unknown, operands: unknown, options: Options) => {
    const [left, right] = evalExpr(document, operands, options) as Value[]
    return holds(compareValues(left, right))
  }
}

const comparisons: Operators = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison((order) => order),
}

/** mingo lets a condition on fields match elements that are no documents. */
function elemMatch(path: string, criteria: Document, options: Options) {
  const scalar = isOperators(criteria) && Object.keys(criteria).every((key) => !/^\$(and|or|nor)$/.test(key))
  const query = new Query(scalar ? { element: criteria } : criteria, options)
  const matches = (element: Value) => (scalar ? query.test({ element }) : isDocument(element) && query.test(element))
  return (document: Document) => valuesAt(document, path).some((value) => Array.isArray(value) && value.some(matches))
}

/** Also on a value that is no array: it has all of a list of one. */
function all(path: string, list: Value[], options: Options) {
  const tests = list.map((item) =>
    isDocument(item) && isDocument(item.$elemMatch)
      ? elemMatch(path, item.$elemMatch, options)
      : anyAt(path, equals(item)),
  )
  return (document: Document) => tests.length > 0 && tests.every((test) => test(document))
}

const context = Context.init({
  query: { ...pick(queries, queryOperators), ...fieldConditions, $all: all, $elemMatch: elemMatch } as never,
  expression: { ...pick(expressions, expressionOperators), ...comparisons } as never,
  accumulator: pick(accumulators, accumulatorOperators) as never,
  pipeline: pick(stages, mingoStages) as never,
})

export function mingoOptions(variables: Document = {}): Partial<Options> {
  return {
    context,
    scriptEnabled: false,
    variables,
  }
}

/** An operand that only mingo found to be wrong is the caller's mistake, as it would be in the cloud. */
export function isMingoRefusal(error: unknown): error is Error {
  return error instanceof Error && error.constructor.name === 'MingoError'
}

export function refuse(operator: string): never {
  throw new NotSupported(`The operator ${operator}`)
}
