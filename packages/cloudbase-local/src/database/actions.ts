import { NotSupported } from '../errors'
import type { Database } from './engine'
import { aggregate } from './aggregation/aggregate'
import { isMingoRefusal } from './language/operators'
import { requestFailed } from './refusals'
import { get } from './requests/get'
import { insert } from './requests/insert'
import { modify, modifyAndReturn, remove } from './requests/modify'
import { listOf } from './requests/reply'
import { Request } from './requests/request'
import { outsideTransactions } from './requests/session'
import { find } from './search/find'

type Reply = Record<string, unknown>

const actions: Record<string, (database: Database, request: Request) => Reply | Promise<Reply>> = {
  addCollection: (database, request) => {
    database.addCollection(request.collectionName)
    return { data: {} }
  },
  insertDocument: insert,
  getDocument: get,
  calculateDocument: (database, request) => {
    outsideTransactions(request, 'count')
    const collection = database.collection(request.collectionName)
    return { data: { total: find(collection, { query: request.query() }).length } }
  },
  modifyDocument: modify,
  modifyAndReturnDoc: modifyAndReturn,
  removeDocument: remove,
  aggregateDocuments: (database, request) => {
    outsideTransactions(request, 'aggregate')
    return { data: { list: listOf(aggregate(database, request.collectionName, request.stages())) } }
  },
  startTransaction: (database) => ({ transactionId: database.begin() }),
  commitTransaction: (database, request) => {
    database.commit(request.transactionId ?? '')
    return {}
  },
  abortTransaction: (database, request) => {
    database.abort(request.transactionId ?? '')
    return {}
  },
}

/**
 * One request of an SDK to `database.*`; the answer goes beside the requestId into the HTTP reply.
 * Throws DatabaseError for what the platform refuses, NotSupported for what is missing here.
 */
export async function databaseAction(database: Database, body: Record<string, unknown>): Promise<Reply> {
  const name = String(body.action).replace(/^database\./, '')
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) throw new NotSupported(`The action ${String(body.action)}`)
  try {
    const reply = await action(database, new Request(body, database.now()))
    await database.durable()
    return reply
  } catch (error) {
    throw isMingoRefusal(error) ? requestFailed(error.message) : error
  }
}
