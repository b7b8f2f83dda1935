import { NotSupported } from '../../errors'
import { toEjson } from '../ejson'
import type { Database } from '../engine'
import { checkNames } from '../language/names'
import { checkSize } from '../language/size'
import { compileQuery } from '../language/query'
import { compileUpdate } from '../language/update'
import { invalidParam } from '../refusals'
import { find } from '../search/find'
import type { Session } from '../sessions/session'
import type { Collection } from '../store/collection'
import { isDocument } from '../value'
import type { Document, Id } from '../value'
import type { Request } from './request'
import { inSession, outsideTransactions } from './session'

export async function modify(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    if (!request.flag('merge')) return replace(collection, session, request)
    if (request.flag('upsert')) throw new NotSupported('An update that inserts what it does not find')
    const change = compileUpdate(request.value('data') ?? null)
    const { matched, written } = await writeAll(collection, session, request, change)
    return { data: { updated: written, matched, upsert_id: null } }
  })
}

export async function modifyAndReturn(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    const change = compileUpdate(request.value('data') ?? null)
    const { matched, last } = await writeAll(collection, session, request, change)
    // The cloud counts the document it found, even if nothing in it changed.
    return { data: { updated: matched, doc: last && toEjson(last) } }
  })
}

export async function remove(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    const { written } = await writeAll(collection, session, request, () => null)
    return { data: { deleted: written } }
  })
}

async function replace(collection: Collection, session: Session, request: Request) {
  const id = request.id(request.query())
  const fields = request.value('data')
  if (id === undefined || !isDocument(fields)) throw invalidParam('set needs one document by its _id')
  checkNames(fields)
  const document = { _id: id, ...fields }
  checkSize(document)
  const before = await session.write(collection, id, () => document)
  return { data: { updated: before ? 1 : 0, matched: before ? 1 : 0, upsert_id: before ? null : id } }
}

type Change = (document: Document) => Document | null

/** Each document is changed by itself, and only if the query still holds for what it has become by then. */
async function writeAll(collection: Collection, session: Session, request: Request, change: Change) {
  const query = request.query()
  const test = compileQuery(query)
  const limit = request.flag('multi') ? Infinity : 1
  const done = { matched: 0, written: 0, last: null as Document | null }
  for (const id of targets(collection, request, query)) {
    if (done.matched >= limit) break
    let next: Document | null = null
    const before = await session.write(collection, id, (current) => {
      next = current && test(current) ? change(current) : current
      if (next && next !== current) checkSize(next)
      return next
    })
    if (!before || !test(before)) continue
    done.matched++
    done.written += Number(next !== before)
    done.last = next
  }
  return done
}

function targets(collection: Collection, request: Request, query: Document): Id[] {
  const id = request.id(query)
  if (id !== undefined) return [id]
  outsideTransactions(request, 'write')
  return find(collection, { query }).map((document) => document._id as Id)
}
