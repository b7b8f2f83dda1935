import * as wxServerSdk from 'wx-server-sdk'
import { freshId, openCloud } from './open'
import type { Cloud } from './open'

let cloud: Cloud

/** What both SDKs offer alike; only how a document is handed over differs: { data } to wx-server-sdk. */
interface Document {
  get(): Promise<{ data: unknown }>
  set(fields: object): Promise<unknown>
  update(fields: object): Promise<unknown>
}
interface Reader {
  collection(name: string): { doc(id: string): Document; add(fields: object): Promise<unknown> }
}
interface Transaction extends Reader {
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
interface Sdk extends Reader {
  startTransaction(): Promise<Transaction>
  runTransaction(work: (transaction: Transaction) => Promise<unknown>, retries?: number): Promise<unknown>
}

const wxSdk = wxServerSdk as unknown as { init(options: { env: string }): void; database(): Sdk }

const sdks: Record<string, { database: () => Sdk; fields: (fields: object) => object }> = {
  'node-sdk': { database: () => cloud.db, fields: (fields) => fields },
  'wx-server-sdk': {
    database: () => {
      wxSdk.init({ env: process.env.TCB_ENV ?? 'local' })
      return wxSdk.database()
    },
    fields: (data) => ({ data }),
  },
}

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

function failure(promise: Promise<unknown>) {
  return promise.then(
    () => {
      throw new Error('it should have failed')
    },
    (error: { code?: string; errCode?: number; message: string }) => error,
  )
}

describe.each(Object.entries(sdks))('%s', (name, { database, fields }) => {
  const wx = name === 'wx-server-sdk'
  const items = (reader: Reader = database()) => reader.collection('conformance_items')

  test('tells of a collection that does not exist', async () => {
    const error = await failure(database().collection('conformance_nowhere').doc('x').get())
    expect(error).toMatchObject(wx ? { errCode: -502005 } : { code: 'DATABASE_COLLECTION_NOT_EXIST' })
    expect(error.message).toMatch('Db or Table not exist')
  })

  test('tells of a duplicate _id', async () => {
    const _id = freshId()
    await items().add(fields({ _id }))
    const error = await failure(items().add(fields({ _id })))
    expect(error).toMatchObject(wx ? { errCode: -501001 } : { code: 'DATABASE_DUPLICATE_WRITE' })
    expect(error.message).toMatch(/E11000|DuplicateWrite/)
  })

  test('tells of a conflict by code or by text', async () => {
    const id = freshId()
    const [first, second] = [await database().startTransaction(), await database().startTransaction()]
    await items(first)
      .doc(id)
      .set(fields({ n: 1 }))
    const error = await failure(
      items(second)
        .doc(id)
        .set(fields({ n: 2 })),
    )
    expect(error.code).toBe(wx ? undefined : 'DATABASE_TRANSACTION_CONFLICT')
    expect(error.message).toMatch('TransactionConflict')
    await first.rollback()
  })

  test('tells of a transaction that is over', async () => {
    const transaction = await database().startTransaction()
    await transaction.commit()
    const error = await failure(items(transaction).doc('x').get())
    expect(error.message).toMatch(
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
    )
  })

  test('runs a transaction to its end', async () => {
    const id = freshId()
    await database().runTransaction(
      async (transaction) =>
        items(transaction)
          .doc(id)
          .set(fields({ n: 1 })),
      0,
    )
    const { data } = await items().doc(id).get()
    expect(data).toEqual(wx ? { _id: id, n: 1 } : [{ _id: id, n: 1 }])
  })

  test(wx ? 'throws for a document that is not there' : 'gives no document where there is none', async () => {
    const answer = items().doc(freshId()).get()
    if (wx) await expect(answer).rejects.toMatchObject({ message: expect.stringContaining('does not exist') as string })
    else await expect(answer).resolves.toMatchObject({ data: [] })
  })
})

test('runTransaction of wx-server-sdk gives up at the first conflict of an operation, for it loses the code', async () => {
  const id = freshId()
  const collection = cloud.db.collection('conformance_items')
  await collection.add({ _id: id, n: 0 })
  const holder = await cloud.db.startTransaction()
  await holder.collection('conformance_items').doc(id).update({ n: 1 })
  let tries = 0
  const attempt = sdks['wx-server-sdk']?.database().runTransaction((transaction) => {
    tries++
    return transaction
      .collection('conformance_items')
      .doc(id)
      .update({ data: { n: 2 } })
  })
  await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining('TransactionConflict') as string })
  expect(tries).toBe(1)
  await holder.rollback()
})
