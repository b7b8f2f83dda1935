import { randomBytes } from 'node:crypto'
import type { Collection } from '../store/collection'
import type { Database } from '../engine'
import { duplicate, invalidParam, requestFailed } from '../refusals'
import type { Request } from './request'
import { inSession } from './session'
import { isDocument } from '../value'
import type { Document, Id, Value } from '../value'
import type { Decide } from '../sessions/plain-session'

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
  return { id: _id, document: { _id, ...checkNames(others) } }
}

/** Field names that MongoDB would read as a path or an operator cannot be stored. */
export function checkNames(fields: Document): Document {
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('$') || name.includes('.') || name === '')
      throw requestFailed(`the field name '${name}' cannot be stored`)
    checkNamesWithin(value)
  }
  return fields
}

function checkNamesWithin(value: Value): void {
  if (Array.isArray(value)) value.forEach(checkNamesWithin)
  else if (isDocument(value)) checkNames(value)
}
