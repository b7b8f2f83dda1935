import { freshId, openCloud } from './open'
import type { Cloud } from './open'

let cloud: Cloud
function items() {
  return cloud.db.collection('conformance_items')
}

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

test('a document added gets an id and comes back as it was', async () => {
  const { id } = await items().add({ group: 'add', name: '一号' })
  expect(id).toMatch(/^\w{16,}$/)
  expect((await items().doc(id).get()).data).toEqual([{ _id: id, group: 'add', name: '一号' }])
})

test('several documents are added by one call', async () => {
  const ids = [freshId(), freshId()]
  const reply = await items().add(ids.map((_id) => ({ _id })))
  expect(reply.ids).toEqual(ids)
})

const values: [string, unknown][] = [
  ['a date', new Date('2026-02-03T04:05:06.789Z')],
  ['a date before 1970', new Date(-1)],
  ['Chinese and emoji', '微信 🎮 "引号"\n\u0000'],
  ['a nested document', { a: { b: [1, { c: null }] }, d: [] }],
  ['an empty document', {}],
  ['the greatest whole number', Number.MAX_SAFE_INTEGER],
  ['a number beyond 32 bits', 4_000_000_000],
  ['a great number', 1e300],
  ['a fraction', 0.1],
  ['a negative number', -12.5],
  ['null', null],
  ['false', false],
]

test.each(values)('%s comes back as it was', async (_, value) => {
  const id = freshId()
  await items()
    .doc(id)
    .set({ value, list: [value] })
  expect((await items().doc(id).get()).data).toEqual([{ _id: id, value, list: [value] }])
})

test('a server date becomes the time of the server, with its offset', async () => {
  const id = freshId()
  await items()
    .doc(id)
    .set({ now: cloud.db.serverDate(), later: cloud.db.serverDate({ offset: 60_000 }) })
  const [document] = (await items().doc(id).get()).data
  expect(document?.now).toBeInstanceOf(Date)
  expect(Number(document?.later) - Number(document?.now)).toBe(60_000)
})

test('set creates, then replaces the whole document', async () => {
  const id = freshId()
  expect(await items().doc(id).set({ a: 1 })).toMatchObject({ updated: 0, upsertedId: id })
  expect(await items().doc(id).set({ b: 2 })).toMatchObject({ updated: 1 })
  expect((await items().doc(id).get()).data).toEqual([{ _id: id, b: 2 }])
})

test('update merges into nested documents, and _.set replaces them', async () => {
  const id = freshId()
  await items()
    .doc(id)
    .set({ p: { q: 1 }, r: { s: 1 } })
  await items()
    .doc(id)
    .update({ p: { t: 2 }, r: cloud.db.command.set({ u: 3 }) })
  expect((await items().doc(id).get()).data).toEqual([{ _id: id, p: { q: 1, t: 2 }, r: { u: 3 } }])
})

test('an update of a document that is not there changes nothing and creates nothing', async () => {
  const id = freshId()
  expect(await items().doc(id).update({ a: 1 })).toMatchObject({ updated: 0 })
  expect((await items().doc(id).get()).data).toEqual([])
})

test('a document removed is gone, and removing it again removes nothing', async () => {
  const id = freshId()
  await items().doc(id).set({ a: 1 })
  expect(await items().doc(id).remove()).toMatchObject({ deleted: 1 })
  expect(await items().doc(id).remove()).toMatchObject({ deleted: 0 })
  expect((await items().doc(id).get()).data).toEqual([])
})

test('updateAndReturn answers the new document', async () => {
  const group = freshId()
  await items().add({ group, n: 1 })
  const reply = await items()
    .where({ group })
    .updateAndReturn({ n: cloud.db.command.inc(1) })
  expect(reply).toMatchObject({ updated: 1, doc: { group, n: 2 } })
})

test('updateAndReturn counts the document it found, also when nothing in it changed', async () => {
  const group = freshId()
  await items().add({ group, n: 1 })
  expect(await items().where({ group }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 1, doc: { n: 1 } })
  expect(await items().where({ group, n: 2 }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0 })
})

test('a field name with a dot is stored as it is', async () => {
  const { id } = await items().add({ 'key.': '1', in: { 'a.b': 2 } })
  expect((await items().doc(id).get()).data).toEqual([{ _id: id, 'key.': '1', in: { 'a.b': 2 } }])
})

describe('of 130 documents', () => {
  const group = freshId('many')
  const all = () => items().where({ group })

  beforeAll(async () => {
    await items().add(Array.from({ length: 130 }, (_, rank) => ({ group, rank, odd: rank % 2 === 1 })))
  })

  test('a query gives 100 unless asked for more', async () => {
    expect((await all().get()).data).toHaveLength(100)
    expect((await all().limit(1000).get()).data).toHaveLength(130)
  })

  test('they are counted all', async () => {
    expect((await all().count()).total).toBe(130)
  })

  test('sort, skip and limit give a page', async () => {
    const page = await all().orderBy('odd', 'asc').orderBy('rank', 'desc').skip(64).limit(3).get()
    expect(page.data.map(({ rank }) => rank)).toEqual([0, 129, 127])
  })

  test('field chooses what comes', async () => {
    const { data } = await all().field({ rank: true, _id: false }).orderBy('rank', 'asc').limit(1).get()
    expect(data).toEqual([{ rank: 0 }])
  })

  test('an update of many changes each, and one with multiple: false a single one', async () => {
    const { command } = cloud.db
    expect(await all().update({ touched: command.inc(1) })).toMatchObject({ updated: 130 })
    expect(await all().options({ multiple: false }).update({ once: 1 })).toMatchObject({ updated: 1 })
    expect((await items().where({ group, touched: 1 }).count()).total).toBe(130)
  })

  test('a removal of many removes those that match', async () => {
    expect(await items().where({ group, odd: true }).remove()).toMatchObject({ deleted: 65 })
    expect((await all().count()).total).toBe(65)
  })
})

test('a collection is created, once', async () => {
  const name = freshId('c')
  await cloud.db.createCollection(name)
  expect((await cloud.db.collection(name).count()).total).toBe(0)
})
