import { freshId, openCloud } from './open'
import type { Cloud } from './open'
import type { Transaction } from './sdk'

let cloud: Cloud
function keys() {
  return cloud.db.collection('conformance_unique')
}
function begin() {
  return cloud.db.startTransaction()
}
function within(transaction: Transaction) {
  return transaction.collection('conformance_unique')
}

function matching(text: string) {
  return { message: expect.stringMatching(text) as string }
}
const DUPLICATE = matching('E11000|DuplicateWrite')
const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const GONE = { code: 'DATABASE_TRANSACTION_FAIL' }

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

test('a second document with the same _id is refused', async () => {
  const _id = freshId()
  await keys().add({ _id, key: freshId() })
  await expect(keys().add({ _id, key: freshId() })).rejects.toMatchObject(DUPLICATE)
})

test('a second document with the same unique key is refused, however it is written', async () => {
  const [key, other] = [freshId(), freshId()]
  await keys().add({ key })
  await keys().doc(other).set({ key: freshId() })
  await expect(keys().add({ key })).rejects.toMatchObject(DUPLICATE)
  await expect(keys().doc(other).set({ key })).rejects.toMatchObject(DUPLICATE)
  await expect(keys().doc(other).update({ key })).rejects.toMatchObject(DUPLICATE)
  await expect(keys().where({ _id: other }).update({ key })).rejects.toMatchObject(DUPLICATE)
})

test('a document may be written again with its own key, and a key given up is free', async () => {
  const [id, key] = [freshId(), freshId()]
  await keys().doc(id).set({ key })
  await keys().doc(id).set({ key, again: true })
  await keys().doc(id).update({ key: freshId() })
  await keys().add({ key })
})

test('a missing key field counts as null, which also may stand only once', async () => {
  await keys().where({ key: null }).remove()
  const { id } = await keys().add({ no_key: 1 })
  await expect(keys().add({ key: null })).rejects.toMatchObject(DUPLICATE)
  await keys().doc(id).remove()
})

describe('in a transaction', () => {
  test('a key that is taken is refused, and the transaction is over', async () => {
    const key = freshId()
    await keys().add({ key })
    const transaction = await begin()
    await expect(within(transaction).add({ key })).rejects.toMatchObject(DUPLICATE)
    await expect(transaction.commit()).rejects.toMatchObject(GONE)
  })

  test('an _id that is taken is refused', async () => {
    const _id = freshId()
    await keys().add({ _id, key: freshId() })
    const transaction = await begin()
    await expect(within(transaction).add({ _id, key: freshId() })).rejects.toMatchObject(DUPLICATE)
  })

  test('a key that another open transaction has taken is a conflict at once', async () => {
    const key = freshId()
    const [first, second] = [await begin(), await begin()]
    await within(first).add({ key })
    await expect(within(second).add({ key })).rejects.toMatchObject(CONFLICT)
    await first.commit()
    await expect(keys().add({ key })).rejects.toMatchObject(DUPLICATE)
  })

  test('a key whose transaction was rolled back is free', async () => {
    const key = freshId()
    const transaction = await begin()
    await within(transaction).add({ key })
    await transaction.rollback()
    await keys().add({ key })
  })

  test('its own two documents may not share a key, but one may pass it to the other', async () => {
    const [a, key] = [freshId(), freshId()]
    const first = await begin()
    await within(first).add({ key })
    await expect(within(first).add({ key })).rejects.toMatchObject(DUPLICATE)

    await keys().doc(a).set({ key })
    const second = await begin()
    await within(second).doc(a).remove()
    await within(second).add({ key })
    await second.commit()
    expect((await keys().where({ key }).count()).total).toBe(1)
  })

  test('a plain write of a key that is taken by an open transaction waits for it', async () => {
    const key = freshId()
    const transaction = await begin()
    await within(transaction).add({ key })
    const refused = expect(keys().add({ key })).rejects.toMatchObject(DUPLICATE)
    for (let trip = 0; trip < 10; trip++) await keys().where({ key: freshId() }).count()
    await transaction.commit()
    await refused
  })
})
