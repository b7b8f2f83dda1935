import { sortSpec } from '../sort-order'
import { invalidParam, requestFailed } from '../refusals'
import { isDocument } from '../value'
import type { Document, Value } from '../value'
import { checkExpression } from './expression'
import { accumulatorOperators, mingoStages, refuse } from './operators'
import { checkQuery } from './query'

/** Refuses stages and operators that are not on the lists, at any depth, before anything runs. */
export function checkPipeline(stages: Value | undefined): asserts stages is Document[] {
  if (!Array.isArray(stages)) throw requestFailed('a pipeline must be an array')
  for (const stage of stages) {
    const [[name, operand] = [], ...others] = isDocument(stage) ? Object.entries(stage) : []
    if (name === undefined || operand === undefined || others.length > 0)
      throw requestFailed('A pipeline stage specification object must contain exactly one field')
    const check = checks[name] ?? (mingoStages.has(name) ? checkExpression : refuse(name))
    check(operand)
  }
}

const checks: Record<string, (operand: Value) => void> = {
  $match: checkQuery,
  $sort: (operand) => {
    if (Object.keys(sortSpec(operand)).length === 0) throw requestFailed('$sort needs at least one field')
  },
  $skip: (operand) => whole('$skip', operand, 0),
  $limit: (operand) => whole('$limit', operand, 1),
  $count: (operand) => {
    if (typeof operand !== 'string' || !/^[^$.][^.]*$/.test(operand)) throw requestFailed('$count needs a field name')
  },
  $sortByCount: checkExpression,
  $group: (operand) => {
    if (!isDocument(operand) || operand._id === undefined) throw requestFailed('a group specification must have an _id')
    const { _id, ...fields } = operand
    checkExpression(_id)
    Object.values(fields).forEach(checkAccumulator)
  },
  $unwind: (operand) => {
    const path = isDocument(operand) ? operand.path : operand
    if (typeof path !== 'string' || !path.startsWith('$'))
      throw requestFailed('$unwind needs a path that begins with $')
  },
  $facet: (operand) => {
    if (!isDocument(operand)) throw requestFailed('$facet needs an object')
    Object.values(operand).forEach((stages) => checkPipeline(stages))
  },
  $lookup: checkLookup,
}

function checkAccumulator(field: Value): void {
  const [[name, operand] = [], ...others] = isDocument(field) ? Object.entries(field) : []
  if (name === undefined || operand === undefined || others.length > 0)
    throw requestFailed('a group field must be an accumulator')
  if (!accumulatorOperators.has(name)) refuse(name)
  checkExpression(operand)
}

const lookupFields = ['from', 'let', 'pipeline', 'as', 'localField', 'foreignField']

function checkLookup(operand: Value): void {
  if (!isDocument(operand) || typeof operand.from !== 'string' || typeof operand.as !== 'string')
    throw requestFailed('$lookup needs from and as')
  const stranger = Object.keys(operand).find((key) => !lookupFields.includes(key))
  if (stranger) throw requestFailed(`unknown argument to $lookup: ${stranger}`)
  const { localField, foreignField, pipeline } = operand
  if (typeof localField !== typeof foreignField) throw requestFailed('$lookup needs localField and foreignField')
  if (localField === undefined && pipeline === undefined) throw requestFailed('$lookup needs a pipeline or two fields')
  if (operand.let !== undefined) Object.values(operand.let as Document).forEach(checkExpression)
  if (pipeline !== undefined) checkPipeline(pipeline)
}

function whole(name: string, operand: Value, least: number): void {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < least)
    throw invalidParam(`${name} must be a whole number, ${least} or more`)
}
