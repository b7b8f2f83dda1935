import { compileQuery } from '../language/query'
import { sortDocuments } from '../sort-order'
import type { Collection } from '../store/collection'
import type { Document } from '../value'
import { plan, type Find } from './plan'

/** The committed documents that match, found through an index where one serves. */
export function find(collection: Collection, request: Find): Document[] {
  const { query, sort, offset = 0, limit = Infinity, variables } = request
  const test = compileQuery(query, variables)
  const { rows, ordered } = plan(collection, request)
  const found: Document[] = []
  for (const { document } of rows) {
    if (ordered && found.length === offset + limit) break
    if (document && test(document)) found.push(document)
  }
  return (sort && !ordered ? sortDocuments(found, sort) : found).slice(offset, offset + limit)
}
