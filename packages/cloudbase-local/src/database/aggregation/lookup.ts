import { evalExpr } from 'mingo/core'
import { mingoOptions } from '../language/operators'
import { encode } from '../sort-order'
import { find } from '../search/find'
import type { Collection } from '../store/collection'
import { valuesAt } from '../value'
import type { Document, Value } from '../value'
import type { Nested, Scope } from './scope'

interface Lookup {
  from: string
  as: string
  let?: Document
  pipeline?: Document[]
  localField?: string
  foreignField?: string
}

/** Joins by fields, by a pipeline with variables, or both. */
export function lookup(documents: Document[], operand: Value, scope: Scope, nested: Nested): Document[] {
  const { from, as, let: variables = {}, pipeline = [], localField, foreignField } = operand as unknown as Lookup
  const outer = mingoOptions(scope.variables) as Parameters<typeof evalExpr>[2]
  const partners = foreignField === undefined ? undefined : join(scope.database.collection(from), foreignField)
  return documents.map((document) => {
    const bound = { ...scope.variables, ...(evalExpr(document, variables, outer) as Document) }
    const inner = { ...scope, variables: bound }
    const found =
      partners && localField !== undefined
        ? nested.runStages(partners(localValues(document, localField)), pipeline, inner)
        : nested.aggregateFrom(from, pipeline, inner)
    return { ...document, [as]: found }
  })
}

/** A missing field joins with null; an array with each of its elements. */
function localValues(document: Document, path: string): Value[] {
  const values = valuesAt(document, path).flatMap((value) => value)
  return values.length === 0 ? [null] : values
}

function join(collection: Collection, field: string): (values: Value[]) => Document[] {
  const indexed = field === '_id' || collection.indexes.some(({ fields }) => fields[0] === field)
  if (indexed) return (values) => find(collection, { query: { [field]: { $in: values } } })
  const byKey = new Map<string, Document[]>()
  for (const { document } of collection.rows.values()) {
    if (!document) continue
    const values = localValues(document, field)
    for (const key of new Set(values.map(encode))) {
      const group = byKey.get(key)
      if (group) group.push(document)
      else byKey.set(key, [document])
    }
  }
  return (values) => [...new Set(values.flatMap((value) => byKey.get(encode(value)) ?? []))]
}
