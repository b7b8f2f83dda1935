import type { Database } from '../engine'
import { project } from '../language/project'
import { find } from '../search/find'
import { listOf } from './reply'
import type { Request } from './request'
import { inSession, outsideTransactions } from './session'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

export async function get(database: Database, request: Request) {
  return inSession(database, request, (session) => {
    const collection = database.collection(request.collectionName)
    const query = request.query()
    const id = request.id(query)
    if (id === undefined) outsideTransactions(request, 'get')
    const offset = request.whole('offset', 0)
    const limit = Math.min(request.whole('limit', DEFAULT_LIMIT), MAX_LIMIT)
    const one = id === undefined ? null : session.read(collection, id)
    const documents =
      id === undefined
        ? find(collection, { query, sort: request.sort(), offset, limit })
        : (one ? [one] : []).slice(offset, offset + limit)
    return { data: { list: listOf(project(documents, request.value('projection'))) }, offset, limit }
  })
}
