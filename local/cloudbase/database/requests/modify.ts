import { NotSupported } from '../../errors'
import type { Collection } from '../store/collection'
import { toEjson } from '../ejson'
import type { Database } from '../engine'
import { find } from '../search/find'
import { checkNames } from './insert'
import { compileQuery } from '../language/query'
import { invalidParam } from '../refusals'
import type { Request } from './request'
import { inSession, outsideTransactions } from './session'
import { compileUpdate } from '../language/update'
import { isDocument } from '../value'
import type { Document, Id } from '../value'
import type { Session } from '../sessions/plain-session'

export async function modify(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    const query = request.query()
    if (!request.flag('merge')) return replace(collection, session, request, query)
    if (request.flag('upsert')) throw new NotSupported('An update that inserts what it does not find')
    const change = compileUpdate(request.value('data') ?? null)
    const { matched, written } = await writeAll(collection, session, request, query, change)
    return { data: { updated: written, matched, upsert_id: null } }
  })
}

export async function remove(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    const { written } = await writeAll(collection, session, request, request.query(), () => null)
    return { data: { deleted: written } }
  })
}

export async function modifyAndReturn(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    const query = request.query()
    const change = compileUpdate(request.value('data') ?? null)
    const { written, last } = await writeAll(collection, session, request, query, change, 1)
    return { data: { updated: written, doc: last && toEjson(last) } }
  })
}

async function replace(collection: Collection, session: Session, request: Request, query: Document) {
  const id = request.id(query)
  const fields = request.value('data')
  if (id === undefined || !isDocument(fields)) throw invalidParam('set needs one document by its _id')
  const document = { _id: id, ...checkNames(fields) }
  const before = await session.write(collection, id, () => document)
  return { data: { updated: before ? 1 : 0, matched: before ? 1 : 0, upsert_id: before ? null : id } }
}

/** Each document is changed by itself, and only if the query still holds for what it has become by then. */
async function writeAll(
  collection: Collection,
  session: Session,
  request: Request,
  query: Document,
  change: (document: Document) => Document | null,
  limit = request.flag('multi') ? Infinity : 1,
) {
  const id = request.id(query)
  if (id === undefined) outsideTransactions(request, 'write')
  const test = compileQuery(query)
  const ids = id === undefined ? find(collection, { query }).map((document) => document._id as Id) : [id]
  const done = { matched: 0, written: 0, last: null as Document | null }
  for (const each of ids) {
    if (done.matched >= limit) break
    let next: Document | null = null
    const before = await session.write(collection, each, (current) => {
      next = current && test(current) ? change(current) : current
      return next
    })
    if (!before || !test(before)) continue
    done.matched++
    done.written += Number(next !== before)
    done.last = next
  }
  return done
}
