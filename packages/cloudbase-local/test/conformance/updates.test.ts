import { freshId, localOnly, openCloud } from './open'
import type { Cloud } from './open'
import type { Command } from './sdk'

let cloud: Cloud
function items() {
  return cloud.db.collection('conformance_items')
}

beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.close())

async function updated(before: object, change: object, raw = false): Promise<unknown> {
  const _id = freshId()
  await items().add({ _id, ...before })
  await items().options({ raw }).where({ _id }).update(change)
  const [document] = (await items().doc(_id).get()).data
  const { _id: _, ...after } = document ?? {}
  return after
}

const changes: [string, object, (_: Command) => object, object][] = [
  ['set', { a: 1 }, (_) => ({ a: _.set({ b: 2 }), c: 3 }), { a: { b: 2 }, c: 3 }],
  ['set below a missing field', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  ['set of an array element', { a: [1, { b: 2 }] }, () => ({ 'a.1.b': 3 }), { a: [1, { b: 3 }] }],
  ['remove', { a: 1, b: { c: 1, d: 2 } }, (_) => ({ a: _.remove(), b: { c: _.remove() } }), { b: { d: 2 } }],
  ['remove of a missing field', { a: 1 }, (_) => ({ x: { y: _.remove() } }), { a: 1 }],
  ['remove below a number', { a: 1 }, (_) => ({ 'a.b': _.remove() }), { a: 1 }],
  ['inc', { a: 1 }, (_) => ({ a: _.inc(2), b: _.inc(3) }), { a: 3, b: 3 }],
  ['mul', { a: 3 }, (_) => ({ a: _.mul(2), b: _.mul(2) }), { a: 6, b: 0 }],
  ['min', { a: 3, b: 3 }, (_) => ({ a: _.min(2), b: _.min(4), c: _.min(1) }), { a: 2, b: 3, c: 1 }],
  ['max', { a: 3, b: 3 }, (_) => ({ a: _.max(2), b: _.max(4), c: _.max(1) }), { a: 3, b: 4, c: 1 }],
  ['push', { a: [1] }, (_) => ({ a: _.push([2, [3]]), b: _.push(1) }), { a: [1, 2, [3]], b: [1] }],
  [
    'push with position, sort and slice',
    { a: [5, 1], b: [1, 2] },
    (_) => ({ a: _.push({ each: [3], sort: -1, slice: 2 }), b: _.push({ each: [0], position: 1 }) }),
    { a: [5, 3], b: [1, 0, 2] },
  ],
  ['unshift', { a: [1] }, (_) => ({ a: _.unshift([3, 2]) }), { a: [3, 2, 1] }],
  ['pop and shift', { a: [1, 2], b: [1, 2] }, (_) => ({ a: _.pop(), b: _.shift() }), { a: [1], b: [2] }],
  ['pull', { a: [1, 2, 1] }, (_) => ({ a: _.pull(1), b: _.pull(1) }), { a: [2] }],
  ['pull by condition', { a: [1, 2, 3] }, (_) => ({ a: _.pull(_.gte(2)) }), { a: [1] }],
  ['pull of documents', { a: [{ k: 1 }, { k: 2 }, 3] }, (_) => ({ a: _.pull({ k: 1 }) }), { a: [{ k: 2 }, 3] }],
  ['pullAll', { a: [1, 2, 3] }, (_) => ({ a: _.pullAll([1, 3]) }), { a: [2] }],
  ['addToSet', { a: [1, 1] }, (_) => ({ a: _.addToSet(2), b: _.addToSet(1) }), { a: [1, 1, 2], b: [1] }],
  ['addToSet of several', { a: [1] }, (_) => ({ a: _.addToSet({ $each: [1, 2, 2] }) }), { a: [1, 2] }],
  [
    'addToSet and pullAll, which tell documents by the order of their fields',
    { a: [{ k: 1, v: 2 }], b: [{ k: 1, v: 2 }] },
    (_) => ({ a: _.addToSet({ v: 2, k: 1 }), b: _.pullAll([{ v: 2, k: 1 }]) }),
    {
      a: [
        { k: 1, v: 2 },
        { v: 2, k: 1 },
      ],
      b: [{ k: 1, v: 2 }],
    },
  ],
  ['rename', { a: 1, b: 2 }, (_) => ({ a: _.rename('c') }), { b: 2, c: 1 }],
]

test.each(changes)('%s', async (_, before, change, after) => {
  expect(await updated(before, change(cloud.db.command))).toEqual(after)
})

const wrong: [string, object, object][] = [
  ['inc of a string', { a: '1' }, { $inc: { a: 1 } }],
  ['inc of null', { a: null }, { $inc: { a: 1 } }],
  ['inc by a string', { a: 1 }, { $inc: { a: '1' } }],
  ['mul of a string', { a: 'x' }, { $mul: { a: 2 } }],
  ['push to a number', { a: 1 }, { $push: { a: 1 } }],
  ['push to null', { a: null }, { $push: { a: 1 } }],
  ['addToSet to a string', { a: 'x' }, { $addToSet: { a: 1 } }],
  ['pop of a string', { a: 'x' }, { $pop: { a: 1 } }],
  ['pull from a string', { a: 'x' }, { $pull: { a: 1 } }],
  ['set below a number', { a: 1 }, { $set: { 'a.b': 1 } }],
  ['set below null', { a: null }, { $set: { 'a.b': 1 } }],
  ['set of a named field of an array', { a: [1] }, { $set: { 'a.b': 1 } }],
  ['two changes of one field', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
  ['a change of a field and one below it', { a: {} }, { $set: { a: 1, 'a.b': 1 } }],
  ['a change of _id', { a: 1 }, { $set: { _id: 'other' } }],
  ['a plain document', { a: 1 }, { a: 2 }],
  ['a value with an operator for a field', { a: 1 }, { $set: { a: { $inc: 1 } } }],
]

test.each(wrong)('%s is an error, and changes nothing', async (_, before, change) => {
  const _id = freshId()
  await items().add({ _id, ...before })
  await expect(items().options({ raw: true }).where({ _id }).update(change)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
  expect((await items().doc(_id).get()).data).toEqual([{ _id, ...before }])
})

const refused: [string, object][] = [
  ['$bit', { $bit: { a: { and: 1 } } }],
  ['$currentDate', { $currentDate: { a: true } }],
  ['$setOnInsert', { $setOnInsert: { a: 1 } }],
  ['$[]', { $set: { 'list.$[].a': 1 } }],
]

localOnly.each(refused)('%s is refused', async (_, change) => {
  await expect(updated({ a: 1, list: [{ a: 0 }] }, change, true)).rejects.toMatchObject({
    message: expect.stringContaining('not supported by the local CloudBase') as string,
  })
})

test('a document with its fields in another order is another value, and is written', async () => {
  const _id = freshId()
  await items().add({ _id, a: { k: 1, v: 2 } })
  const change = { a: cloud.db.command.set({ v: 2, k: 1 }) }
  expect(await items().doc(_id).update(change)).toMatchObject({ updated: 1 })
  expect(JSON.stringify((await items().doc(_id).get()).data[0]?.a)).toBe('{"v":2,"k":1}')
})

test('a field name that reads as an operator cannot be stored', async () => {
  await expect(items().add({ $a: 1 })).rejects.toMatchObject({ code: expect.any(String) as string })
})
