import { Aggregator } from 'mingo/aggregator'
import type { Database } from '../engine'
import { mingoOptions } from '../language/operators'
import { checkPipeline } from '../language/pipeline'
import { sortDocuments } from '../sort-order'
import type { SortSpec } from '../sort-order'
import { find } from '../search/find'
import { clone } from '../value'
import type { Document, Value } from '../value'
import { lookup } from './lookup'
import type { Scope } from './scope'

type Run = (documents: Document[], operand: Value, scope: Scope) => Document[]

const UNASKED_LIMIT = 20
const GREATEST_LIMIT = 10_000

/**
 * One synchronous walk over the committed state: all collections are seen at one moment. As in the cloud, who asks for
 * no limit gets 20 documents, and nobody more than 10,000.
 */
export function aggregate(database: Database, collectionName: string, stages: Document[]): Document[] {
  checkPipeline(stages)
  const most = stages.some((stage) => '$limit' in stage) ? GREATEST_LIMIT : UNASKED_LIMIT
  return aggregateFrom(collectionName, [...stages, { $limit: most }], { database, variables: {} })
}

function aggregateFrom(collectionName: string, stages: Document[], scope: Scope): Document[] {
  const { query, sort, offset, limit, rest } = leading(stages)
  const collection = scope.database.collection(collectionName)
  const found = find(collection, { query, sort, offset, limit, variables: scope.variables })
  return runStages(found, rest, scope)
}

/** $match, $sort, $skip, $limit at the beginning, in this order, are a find, which can use an index. */
function leading(stages: Document[]) {
  const rest = [...stages]
  const take = (name: string) => (rest[0] && name in rest[0] ? rest.shift()?.[name] : undefined)
  return {
    query: (take('$match') ?? {}) as Document,
    sort: take('$sort') as SortSpec | undefined,
    offset: take('$skip') as number | undefined,
    limit: take('$limit') as number | undefined,
    rest,
  }
}

function runStages(documents: Document[], stages: Document[], scope: Scope): Document[] {
  return stages.reduce((current, stage) => {
    const [name = '', operand = null] = Object.entries(stage)[0] ?? []
    return (own[name] ?? byMingo(name))(current, operand, scope)
  }, documents)
}

// mingo writes into the documents it is given here.
const changing = new Set(['$unwind', '$addFields'])

function byMingo(name: string): Run {
  return (documents, operand, { variables }) =>
    new Aggregator([{ [name]: operand }], mingoOptions(variables)).run(
      changing.has(name) ? documents.map(clone) : documents,
    )
}

const own: Record<string, Run> = {
  $lookup: (documents, operand, scope) => lookup(documents, operand, scope, { aggregateFrom, runStages }),
  $sort: (documents, operand) => sortDocuments(documents, operand as SortSpec),
  // Of nothing, MongoDB gives no count at all.
  $count: (documents, operand) => (documents.length === 0 ? [] : [{ [operand as string]: documents.length }]),
  $sortByCount: (documents, operand, scope) =>
    runStages(documents, [{ $group: { _id: operand, count: { $sum: 1 } } }, { $sort: { count: -1 } }], scope),
  $facet: (documents, operand, scope) => [
    Object.fromEntries(
      Object.entries(operand as Record<string, Document[]>).map(([name, stages]) => [
        name,
        runStages(documents, stages, scope),
      ]),
    ),
  ],
}
