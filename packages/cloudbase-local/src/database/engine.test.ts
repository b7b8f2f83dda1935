import { databaseAction } from './actions'
import { openDatabase } from './engine'
import type { Database } from './engine'

let database: Database
let now = Date.UTC(2026, 0, 1)

beforeEach(async () => {
  database = await openDatabase({ directory: null, collections: [{ name: 'items', indexes: [] }], now: () => now })
})
afterEach(() => database.close())

function ask(action: string, fields: object = {}) {
  return databaseAction(database, { action: `database.${action}`, collectionName: 'items', ...fields })
}
async function begin() {
  return (await ask('startTransaction')).transactionId as string
}
function set(id: string, document: object, transactionId?: string) {
  return ask('modifyDocument', {
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify(document),
    upsert: true,
    transactionId,
  })
}
function get(id: string, transactionId?: string) {
  return ask('getDocument', { query: JSON.stringify({ _id: id }), transactionId })
}

test('old versions and removed documents are kept for open snapshots only', async () => {
  const rows = database.collection('items').rows
  for (const n of [-1, 0]) await set('a', { n })
  expect(rows.get('a')?.previous).toBeNull()
  const transactions = [await begin(), await begin()]
  for (const id of transactions) await get('a', id)
  for (const n of [1, 2, 3]) await set('a', { n })
  await ask('removeDocument', { query: '{"_id":"a"}' })
  expect(rows.get('a')).toMatchObject({ document: null, previous: { document: { n: 3 } } })
  await ask('abortTransaction', { transactionId: transactions[0] })
  expect(await get('a', transactions[1])).toMatchObject({ data: { list: ['{"_id":"a","n":0}'] } })
  await ask('commitTransaction', { transactionId: transactions[1] })
  expect(rows.size).toBe(0)
})

test('a snapshot that stays open keeps no more than it needs of what came after', async () => {
  await set('a', { n: 0 })
  const old = await begin()
  await get('a', old)
  await set('a', { n: 1 })
  const young = await begin()
  await get('a', young)
  await set('a', { n: 2 })
  await ask('abortTransaction', { transactionId: old })
  expect(database.collection('items').rows.get('a')).toMatchObject({ previous: { document: { n: 1 }, previous: null } })
  await ask('abortTransaction', { transactionId: young })
  expect(database.collection('items').rows.get('a')?.previous).toBeNull()
})

test('moving the clock moves server dates, and ends no transaction', async () => {
  const transactionId = await begin()
  await set('a', { n: 0 }, transactionId)
  now += 3_600_000
  await set('b', { at: { $tcb_server_date: {} } }, transactionId)
  await ask('commitTransaction', { transactionId })
  expect(await get('b')).toMatchObject({ data: { list: [`{"_id":"b","at":{"$date":${now}}}`] } })
})

test('commits, conflicts and open transactions are counted', async () => {
  const [first, second] = [await begin(), await begin()]
  await set('a', { n: 1 }, first)
  await expect(set('a', { n: 2 }, second)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(database.stats()).toEqual({ collections: { items: 0 }, openTransactions: 1, commits: 0, conflicts: 1 })
  await ask('commitTransaction', { transactionId: first })
  expect(database.stats()).toEqual({ collections: { items: 1 }, openTransactions: 0, commits: 1, conflicts: 1 })
})

const refused: [string, string, object, string][] = [
  ['an unknown action', 'watch', {}, 'NOT_SUPPORTED'],
  ['an action that objects inherit', 'constructor', {}, 'NOT_SUPPORTED'],
  ['no collection', 'getDocument', { collectionName: undefined }, 'INVALID_PARAM'],
  ['an unknown collection', 'getDocument', { collectionName: 'nowhere' }, 'DATABASE_COLLECTION_NOT_EXIST'],
  ['a query that is no EJSON', 'getDocument', { query: '{' }, 'INVALID_PARAM'],
  ['a query that is no object', 'getDocument', { query: '[]' }, 'DATABASE_REQUEST_FAILED'],
  ['a negative limit', 'getDocument', { limit: -1 }, 'INVALID_PARAM'],
  ['a sort by words', 'getDocument', { order: '{"a":"up"}' }, 'INVALID_PARAM'],
  ['a projection with operators', 'getDocument', { projection: '{"a":{"$slice":1}}' }, 'NOT_SUPPORTED'],
  ['an insertion of nothing', 'insertDocument', { data: [] }, 'INVALID_PARAM'],
  ['an _id that is a document', 'insertDocument', { data: ['{"_id":{}}'] }, 'INVALID_PARAM'],
  ['a nested field with a dollar', 'insertDocument', { data: ['{"a":[{"$b":1}]}'] }, 'DATABASE_REQUEST_FAILED'],
  ['a set by query', 'modifyDocument', { query: '{"a":1}', data: '{}' }, 'INVALID_PARAM'],
  ['an update that inserts', 'modifyDocument', { merge: true, upsert: true, data: '{}' }, 'NOT_SUPPORTED'],
  [
    'an update of many in a transaction',
    'modifyDocument',
    { merge: true, transactionId: '' },
    'DATABASE_TRANSACTION_FAIL',
  ],
  ['an aggregation in a transaction', 'aggregateDocuments', { stages: [], transactionId: 'x' }, 'NOT_SUPPORTED'],
  ['a transaction by number', 'getDocument', { transactionId: 1 }, 'INVALID_PARAM'],
  ['a commit of nothing', 'commitTransaction', {}, 'DATABASE_TRANSACTION_FAIL'],
  ['a collection that exists', 'addCollection', {}, 'DATABASE_REQUEST_FAILED'],
  ['a collection with a strange name', 'addCollection', { collectionName: 'a/b' }, 'INVALID_PARAM'],
]

test.each(refused)('%s is refused', async (_, action, fields, code) => {
  await expect(ask(action, fields)).rejects.toMatchObject({ code })
})

test.each(['modifyDocument', 'removeDocument', 'getDocument', 'modifyAndReturnDoc', 'calculateDocument'])(
  '%s by query inside a transaction is refused',
  async (action) => {
    const transactionId = await begin()
    const asked = ask(action, { query: '{"a":1}', data: '{"$set":{"a":2}}', merge: true, multi: true, transactionId })
    await expect(asked).rejects.toMatchObject({ code: 'NOT_SUPPORTED' })
  },
)
