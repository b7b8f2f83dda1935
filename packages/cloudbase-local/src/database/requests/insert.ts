import { randomBytes } from 'node:crypto'
import type { Database } from '../engine'
import { checkNames } from '../language/names'
import { checkSize } from '../language/size'
import { duplicate, invalidParam } from '../refusals'
import type { Decide } from '../sessions/session'
import type { Collection } from '../store/collection'
import type { Document, Id } from '../value'
import type { Request } from './request'
import { inSession } from './session'

export async function insert(database: Database, request: Request) {
  return inSession(database, request, async (session) => {
    const collection = database.collection(request.collectionName)
    const insertedIds: Id[] = []
    for (const fields of request.documents()) {
      const { id, document } = newDocument(fields)
      await session.write(collection, id, onlyOnce(collection, id, document))
      insertedIds.push(id)
    }
    return { data: { insertedIds } }
  })
}

function onlyOnce(collection: Collection, id: Id, document: Document): Decide {
  return (current) => {
    if (current) throw duplicate(`collection: ${collection.name} index: _id_ dup key: { _id: ${id} }`)
    return document
  }
}

function newDocument(fields: Document): { id: Id; document: Document } {
  const { _id = randomBytes(16).toString('hex'), ...others } = fields
  if (typeof _id !== 'string' && typeof _id !== 'number') throw invalidParam('_id must be a string or a number')
  checkNames(others)
  const document = { _id, ...others }
  checkSize(document)
  return { id: _id, document }
}
