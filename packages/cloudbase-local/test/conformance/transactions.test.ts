import { freshId, localOnly, openCloud } from './open'
import type { Cloud } from './open'
import type { Transaction } from './sdk'

let cloud: Cloud
function items() {
  return cloud.db.collection('conformance_items')
}
function begin() {
  return cloud.db.startTransaction()
}
function within(transaction: Transaction) {
  return transaction.collection('conformance_items')
}

const CONFLICT = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringContaining('TransactionConflict') as string,
}
const GONE = { code: 'DATABASE_TRANSACTION_FAIL', message: expect.stringContaining('TransactionNotExist') as string }

async function stored(fields: object = { n: 0 }): Promise<string> {
  const id = freshId()
  await items().doc(id).set(fields)
  return id
}

async function read(id: string) {
  return (await items().doc(id).get()).data[0]
}

async function readWithin(transaction: Transaction, id: string) {
  return (await within(transaction).doc(id).get()).data
}

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

test('a commit makes all writes visible, and a rollback none', async () => {
  const [a, b, c] = [await stored(), await stored(), freshId()]
  const first = await begin()
  await within(first).doc(a).update({ n: 1 })
  await within(first).doc(b).remove()
  await within(first).add({ _id: c, n: 1 })
  expect([await read(a), await read(b), await read(c)]).toMatchObject([{ n: 0 }, { n: 0 }, undefined])
  await first.commit()
  expect([await read(a), await read(b), await read(c)]).toMatchObject([{ n: 1 }, undefined, { n: 1 }])

  const second = await begin()
  await within(second).doc(a).set({ n: 2 })
  await second.rollback()
  expect(await read(a)).toMatchObject({ n: 1 })
})

test('a transaction sees its own writes', async () => {
  const [id, added] = [await stored(), freshId()]
  const transaction = await begin()
  await within(transaction)
    .doc(id)
    .update({ n: cloud.db.command.inc(5) })
  expect(await readWithin(transaction, id)).toMatchObject({ n: 5 })
  await within(transaction).add({ _id: added, n: 7 })
  expect(await readWithin(transaction, added)).toMatchObject({ n: 7 })
  await within(transaction).doc(id).remove()
  expect(await readWithin(transaction, id)).toBeNull()
  await transaction.rollback()
})

test('a missing document reads as null', async () => {
  const transaction = await begin()
  expect(await readWithin(transaction, freshId())).toBeNull()
  await transaction.rollback()
})

test('the snapshot is taken at the first operation, not at the beginning', async () => {
  const [a, b] = [await stored(), await stored()]
  const transaction = await begin()
  await items().doc(a).update({ n: 1 })
  expect(await readWithin(transaction, a)).toMatchObject({ n: 1 })
  await items().doc(a).update({ n: 2 })
  await items().doc(b).remove()
  expect([await readWithin(transaction, a), await readWithin(transaction, b)]).toMatchObject([{ n: 1 }, { n: 0 }])
  await transaction.commit()
})

describe('a write to what another transaction has written', () => {
  test('fails at once while the other is open', async () => {
    const id = await stored()
    const [first, second] = [await begin(), await begin()]
    await within(first).doc(id).update({ n: 1 })
    await expect(within(second).doc(id).update({ n: 2 })).rejects.toMatchObject(CONFLICT)
    await first.commit()
    expect(await read(id)).toMatchObject({ n: 1 })
  })

  test('fails when it was committed since the snapshot', async () => {
    const id = await stored()
    const transaction = await begin()
    await readWithin(transaction, id)
    await items().doc(id).update({ n: 1 })
    await expect(within(transaction).doc(id).update({ n: 2 })).rejects.toMatchObject(CONFLICT)
  })

  test('succeeds when it was committed before the snapshot', async () => {
    const id = await stored()
    const transaction = await begin()
    await items().doc(id).update({ n: 1 })
    await within(transaction)
      .doc(id)
      .update({ n: cloud.db.command.inc(1) })
    await transaction.commit()
    expect(await read(id)).toMatchObject({ n: 2 })
  })

  test.each([
    ['set', (t: Transaction, id: string) => within(t).doc(id).set({ n: 2 })],
    ['remove', (t: Transaction, id: string) => within(t).doc(id).remove()],
  ])('fails for %s as well', async (_, write) => {
    const id = await stored()
    const [first, second] = [await begin(), await begin()]
    await within(first).doc(id).set({ n: 1 })
    await expect(write(second, id)).rejects.toMatchObject(CONFLICT)
    await first.rollback()
  })

  test('fails for a document that both want to create', async () => {
    const _id = freshId()
    const [first, second] = [await begin(), await begin()]
    await within(first).add({ _id, n: 1 })
    await expect(within(second).add({ _id, n: 2 })).rejects.toMatchObject(CONFLICT)
    await first.rollback()
  })

  test('ends the transaction: nothing of it stays, and no operation is accepted', async () => {
    const [a, b] = [await stored(), await stored()]
    const [first, second] = [await begin(), await begin()]
    await within(second).doc(a).update({ n: 9 })
    await within(first).doc(b).update({ n: 1 })
    await expect(within(second).doc(b).update({ n: 2 })).rejects.toMatchObject(CONFLICT)
    await expect(within(second).doc(a).get()).rejects.toMatchObject(GONE)
    await expect(second.commit()).rejects.toMatchObject(GONE)
    await within(first).doc(a).update({ n: 1 })
    await first.commit()
    expect(await read(a)).toMatchObject({ n: 1 })
  })
})

test('write skew is possible: two transactions read each the other’s document, write their own, and both commit', async () => {
  const [a, b] = [await stored({ n: 1 }), await stored({ n: 1 })]
  const [first, second] = [await begin(), await begin()]
  expect(await readWithin(first, b)).toMatchObject({ n: 1 })
  expect(await readWithin(second, a)).toMatchObject({ n: 1 })
  await within(first).doc(a).update({ n: 0 })
  await within(second).doc(b).update({ n: 0 })
  await first.commit()
  await second.commit()
  expect([await read(a), await read(b)]).toMatchObject([{ n: 0 }, { n: 0 }])
})

test('a plain write to a locked document waits for the transaction, and holds its query against what that left', async () => {
  const id = await stored()
  const transaction = await begin()
  await within(transaction).doc(id).update({ n: 10 })
  let waited = true
  const mismatch = items().where({ _id: id, n: 0 }).update({ n: 55 })
  const increment = items()
    .doc(id)
    .update({ n: cloud.db.command.inc(1) })
  void Promise.race([mismatch, increment]).then(() => (waited = false))
  const other = await stored()
  for (let trip = 0; trip < 10; trip++) await read(other)
  expect(waited).toBe(true)
  await transaction.commit()
  expect(await Promise.all([mismatch, increment])).toMatchObject([{ updated: 0 }, { updated: 1 }])
  expect(await read(id)).toMatchObject({ n: 11 })
})

test('a transaction that is unknown or over cannot be ended again', async () => {
  const transaction = await begin()
  await transaction.commit()
  await expect(transaction.commit()).rejects.toMatchObject(GONE)
  await expect(transaction.rollback()).rejects.toMatchObject(GONE)
})

test('runTransaction commits what its callback did, and answers what it returned', async () => {
  const id = await stored()
  const answer = await cloud.db.runTransaction(async (transaction) => {
    await within(transaction).doc(id).update({ n: 3 })
    return 'done'
  })
  expect([answer, await read(id)]).toMatchObject(['done', { n: 3 }])
})

test('runTransaction of node-sdk tries again after a conflict', async () => {
  const id = await stored()
  let tries = 0
  await cloud.db.runTransaction(async (transaction) => {
    const before = await readWithin(transaction, id)
    if (++tries === 1) await items().doc(id).update({ n: 100 })
    await within(transaction)
      .doc(id)
      .update({ n: Number(before?.n) + 1 })
  })
  expect([tries, await read(id)]).toMatchObject([2, { n: 101 }])
})

test('where().update() in a transaction runs outside it, and survives the rollback: never use it', async () => {
  const id = await stored()
  const transaction = await begin()
  await within(transaction).where({ _id: id }).update({ n: 1 })
  await transaction.rollback()
  expect(await read(id)).toMatchObject({ n: 1 })
})

localOnly('a query on several documents in a transaction is refused, and ends it', async () => {
  const transaction = await begin()
  await expect(within(transaction).where({ group: 'x' }).get()).rejects.toMatchObject({
    message: expect.stringContaining('not supported by the local CloudBase') as string,
  })
  await expect(transaction.commit()).rejects.toMatchObject(GONE)
})

localOnly('a transaction that lives too long is rolled back, and lets go of its documents', async () => {
  const short = await openCloud({ transactionLifetimeMs: 50 })
  const collection = short.db.collection('conformance_items')
  await collection.add({ _id: 'old', n: 0 })
  const transaction = await short.db.startTransaction()
  await within(transaction).doc('old').update({ n: 1 })
  await collection.doc('old').update({ m: 1 })
  await expect(transaction.commit()).rejects.toMatchObject(GONE)
  expect((await collection.doc('old').get()).data).toEqual([{ _id: 'old', n: 0, m: 1 }])
  await short.close()
})
