import { freshId, openCloud } from './open'
import type { Cloud } from './open'

let cloud: Cloud
const group = freshId('limits')
const MB = 1024 * 1024
function items() {
  return cloud.db.collection('conformance_items')
}
function pipeline(...stages: object[]) {
  return items()
    .options({ raw: true })
    .aggregate([{ $match: { group } }, ...stages])
    .end()
}

beforeAll(async () => {
  cloud = await openCloud()
  // in parts: a request to the real environment has a limit of its own
  for (let at = 0; at < 10_001; at += 1000)
    await items().add(
      Array.from({ length: Math.min(1000, 10_001 - at) }, (_, i) => ({ _id: `${group}-${at + i}`, group, n: at + i })),
    )
}, 300_000)
afterAll(async () => {
  await items().where({ group }).remove()
  await cloud.close()
})

test('an aggregation without a limit gives 20 documents, also after a group or a sort', async () => {
  expect((await pipeline()).data).toHaveLength(20)
  expect((await pipeline({ $sort: { n: -1 } })).data).toHaveLength(20)
  expect((await pipeline({ $group: { _id: { $mod: ['$n', 50] } } })).data).toHaveLength(20)
  const { data } = await items().aggregate().match({ group }).end()
  expect(data).toHaveLength(20)
})

test('an aggregation with a limit gives as many, but never more than 10,000', async () => {
  expect((await pipeline({ $limit: 21 })).data).toHaveLength(21)
  expect((await pipeline({ $limit: 12_000 })).data).toHaveLength(10_000)
})

test('the limit is on what comes, not on what is looked at', async () => {
  expect((await pipeline({ $count: 'n' })).data).toEqual([{ n: 10_001 }])
  expect((await pipeline({ $group: { _id: null, most: { $max: '$n' } } })).data).toEqual([{ _id: null, most: 10_000 }])
})

test('a document of more than 16 MB is refused, whether added, set or grown by an update', async () => {
  const id = freshId()
  const refused = { code: expect.any(String) as string }
  await expect(items().add({ _id: id, group, s: 'x'.repeat(16 * MB) })).rejects.toMatchObject(refused)
  await expect(
    items()
      .doc(id)
      .set({ group, s: 'x'.repeat(16 * MB) }),
  ).rejects.toMatchObject(refused)
  expect((await items().doc(id).get()).data).toEqual([])
  // 4 MB at a time, for requests have limits as well
  await items().doc(id).set({ group, parts: [] })
  const grow = () =>
    items()
      .doc(id)
      .update({ parts: cloud.db.command.push(['x'.repeat(4 * MB)]) })
  for (let times = 0; times < 3; times++) await grow()
  await expect(grow()).rejects.toMatchObject(refused)
  const [{ n } = {}] = (await pipeline({ $match: { _id: id } }, { $project: { n: { $size: '$parts' } } })).data
  expect(n).toBe(3)
}, 60_000)

test('a query gives 1,000 documents at most, whatever it asks for', async () => {
  expect((await items().where({ group }).limit(1000).get()).data).toHaveLength(1000)
  expect((await items().where({ group }).limit(5000).get()).data.length).toBeLessThanOrEqual(1000)
})

test('no answer has more than 16 MB, be it of a query or of an aggregation', async () => {
  const large = freshId('large')
  for (let n = 0; n < 5; n++) await items().add({ group: large, s: 'x'.repeat(4 * MB) })
  const all = () => items().where({ group: large })
  expect((await all().limit(3).get()).data).toHaveLength(3)
  expect((await all().field({ group: true }).get()).data).toHaveLength(5)
  const refused = { code: expect.any(String) as string }
  await expect(all().get()).rejects.toMatchObject(refused)
  await expect(items().aggregate().match({ group: large }).end()).rejects.toMatchObject(refused)
  await all().remove()
}, 60_000)

test('a document may be nested 100 levels deep and no deeper', async () => {
  const nested = (levels: number): object => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels)) as object
  await expect(items().add({ group, ...nested(100) })).resolves.toMatchObject({ id: expect.any(String) as string })
  await expect(items().add({ group, ...nested(101) })).rejects.toMatchObject({ code: expect.any(String) as string })
})

test('a list of 100,000 values finds what it should, and others are answered meanwhile', async () => {
  const { command } = cloud.db
  const numbers = Array.from({ length: 100_000 }, (_, n) => n * 2)
  const began = performance.now()
  const asked = items()
    .where({ group, n: command.in(numbers) })
    .count()
  const other = items().doc(`${group}-7`).get()
  expect([(await asked).total, (await other).data]).toEqual([5001, [{ _id: `${group}-7`, group, n: 7 }]])
  const without = items()
    .where({ group, n: command.gte(0).and(command.nin(numbers)) })
    .count()
  expect((await without).total).toBe(5000)
  // one by one it would be 10^9 comparisons
  expect(performance.now() - began).toBeLessThan(10_000)
}, 60_000)
