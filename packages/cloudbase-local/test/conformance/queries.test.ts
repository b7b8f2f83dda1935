import { freshId, localOnly, openCloud } from './open'
import type { Cloud } from './open'
import type { Command, Sdk } from './sdk'

let cloud: Cloud
const group = freshId('queries')

function day(n: number) {
  return new Date(Date.UTC(2026, 0, n))
}
const documents = [
  { _id: 'a', n: 1, text: 'apple', tags: ['x', 'y'], at: day(1), in: { side: 1 }, list: [{ k: 1, v: 5 }] },
  {
    _id: 'b',
    n: 2,
    text: 'Banana',
    tags: ['y'],
    at: day(2),
    in: { side: 2 },
    list: [
      { k: 1, v: 1 },
      { k: 2, v: 5 },
    ],
  },
  { _id: 'c', n: 3, text: '香蕉', tags: [], at: day(3), in: { side: 1 }, list: [3, { k: 2, v: 1 }] },
  { _id: 'd', n: null, text: 'date', at: null },
  { _id: 'e', text: 'elder', n: '2', odd: true },
]

beforeAll(async () => {
  cloud = await openCloud()
  await items().add(documents.map((document) => ({ ...document, _id: group + document._id, group })))
})
afterAll(() => cloud.close())

function items() {
  return cloud.db.collection('conformance_items')
}

async function matching(condition: object): Promise<string> {
  const { data } = await items()
    .where(cloud.db.command.and([{ group }, condition]))
    .get()
  return data
    .map(({ _id }) => String(_id).slice(group.length))
    .sort()
    .join('')
}

const conditions: [string, (_: Command, db: Sdk) => object, string][] = [
  ['a value', () => ({ n: 2 }), 'b'],
  ['null, also for a missing field', () => ({ at: null }), 'de'],
  ['a date', () => ({ at: day(2) }), 'b'],
  ['a nested field', () => ({ in: { side: 1 } }), 'ac'],
  ['an element of an array', () => ({ tags: 'y' }), 'ab'],
  ['eq', (_) => ({ n: _.eq(2) }), 'b'],
  ['neq', (_) => ({ n: _.neq(2) }), 'acde'],
  ['gt within one type', (_) => ({ n: _.gt(1) }), 'bc'],
  ['gte', (_) => ({ n: _.gte(2) }), 'bc'],
  ['lt', (_) => ({ at: _.lt(day(2)) }), 'a'],
  ['lte', (_) => ({ at: _.lte(day(2)) }), 'ab'],
  ['in', (_) => ({ n: _.in([1, 3, '2']) }), 'ace'],
  ['in with null', (_) => ({ n: _.in([1, null]) }), 'ad'],
  ['nin', (_) => ({ n: _.nin([1, 3]) }), 'bde'],
  ['a range', (_) => ({ n: _.gt(1).and(_.lt(3)) }), 'b'],
  ['and', (_) => _.and([{ n: _.gt(1) }, { 'in.side': 1 }]), 'c'],
  ['or', (_) => _.or([{ n: 1 }, { text: 'date' }]), 'ad'],
  ['nor', (_) => _.nor([{ n: 1 }, { text: 'date' }]), 'bce'],
  ['not', (_) => ({ n: _.not(_.gt(1)) }), 'ade'],
  ['exists', (_) => ({ odd: _.exists(true) }), 'e'],
  ['not exists', (_) => ({ tags: _.exists(false) }), 'de'],
  ['mod', () => ({ n: { $mod: [2, 1] } }), 'ac'],
  ['all', (_) => ({ tags: _.all(['x', 'y']) }), 'a'],
  ['size', (_) => ({ tags: _.size(0) }), 'c'],
  ['elemMatch on documents', (_) => ({ list: _.elemMatch({ k: 1, v: _.gt(1) }) }), 'a'],
  ['elemMatch on values', (_) => ({ list: _.elemMatch({ $gt: 2 }) }), 'c'],
  ['elemMatch that scalars may not satisfy', (_) => ({ list: _.elemMatch({ k: _.neq(1), v: _.neq(5) }) }), 'c'],
  ['a regular expression', () => ({ text: /^b/i }), 'b'],
  ['db.RegExp', (_, db) => ({ text: db.RegExp({ regexp: '^.a', options: '' }) }), 'bd'],
  ['an expression', (_) => _.expr({ $eq: ['$in.side', '$n'] }), 'ab'],
]

const ofNull: [string, (_: Command) => object, string][] = [
  ['gte null, as null', (_) => ({ at: _.gte(null) }), 'de'],
  ['lte null, as null', (_) => ({ missing: _.lte(null) }), 'abcde'],
  ['gt null, which nothing is', (_) => ({ at: _.gt(null) }), ''],
  ['null below an array, where one of its documents lacks the field', (_) => ({ 'list.w': _.eq(null) }), 'abcde'],
  ['null below an array, where no document lacks it', (_) => ({ 'list.k': _.eq(null) }), 'de'],
  ['not null below an array', (_) => ({ 'list.k': _.neq(null) }), 'abc'],
  ['all, of a value that is no array', (_) => ({ n: _.all([2]) }), 'b'],
  ['all, of a text by a pattern', (_) => ({ text: _.all([/an/, /^B/]) }), 'b'],
  ['all of nothing', (_) => ({ tags: _.all([]) }), ''],
  ['a document with its fields in another order', (_) => ({ list: _.eq({ v: 5, k: 1 }) }), ''],
  ['a document with its fields in this order', (_) => ({ list: _.eq({ k: 1, v: 5 }) }), 'a'],
  ['a place in an array', (_) => ({ 'list.0.k': _.eq(1) }), 'ab'],
  ['an array as a whole', (_) => ({ tags: _.eq(['x', 'y']) }), 'a'],
  ['a remainder, which a text and null have none of', () => ({ n: { $mod: [2, 0] } }), 'b'],
  ['in, with a pattern and null', (_) => ({ text: _.in([/^d/, null, 'apple']) }), 'ad'],
  ['nin, below an array', (_) => ({ 'list.k': _.nin([2]) }), 'ade'],
  ['exists below an array', (_) => ({ 'list.k': _.exists(true) }), 'abc'],
]

test.each([...conditions, ...ofNull])('where finds by %s', async (_, condition, expected) => {
  expect(await matching(condition(cloud.db.command, cloud.db))).toBe(expected)
})

test('an index on a field below an array finds null as a walk over all documents does', async () => {
  const key = freshId('below')
  await items().add([
    { group: [{ of: key }, { other: 1 }], rank: 1, key },
    { group: [{ of: key }], rank: 2, key },
  ])
  const { data } = await items()
    .where({ key, 'group.of': cloud.db.command.eq(null) })
    .get()
  expect(data.map(({ rank }) => rank)).toEqual([1])
})

test('a sort puts types in the order of MongoDB: null, numbers, strings', async () => {
  const { data } = await items().where({ group }).orderBy('n', 'asc').get()
  expect(data.map(({ n }) => n)).toEqual([null, 1, 2, 3, '2'])
})

const refused: [string, object][] = [
  ['$where', { $where: 'true' }],
  ['$text', { $text: { $search: 'x' } }],
  ['$jsonSchema', { $jsonSchema: {} }],
  ['$type', { n: { $type: 'int' } }],
  ['$bitsAllSet', { n: { $bitsAllSet: 1 } }],
  ['$near', { n: { $near: [1, 2] } }],
  ['$function', { $expr: { $function: { body: 'return true', args: [], lang: 'js' } } }],
  ['$rand', { $expr: { $lt: [{ $rand: {} }, 1] } }],
  ['$where below $and', { $and: [{ $or: [{ $where: 'true' }] }] }],
  ['$type below $not', { n: { $not: { $type: 'int' } } }],
  ['$type below $elemMatch', { list: { $elemMatch: { $type: 'int' } } }],
  ['$oid', { ref: { $oid: '5f1e0e3e0e3e0e3e0e3e0e3e' } }],
]

localOnly.each(refused)('%s is refused by name', async (operator, query) => {
  const name = operator.split(' ')[0] as string
  await expect(items().options({ raw: true }).where(query).get()).rejects.toMatchObject({
    message: expect.stringMatching(`\\${name} is not supported by the local CloudBase`) as string,
  })
})

const wrong: [string, object][] = [
  ['$in without a list', { n: { $in: 1 } }],
  ['$and without a list', { $and: {} }],
  ['a field among operators', { n: { $gt: 1, x: 2 } }],
  ['$size of a fraction', { n: { $size: 1.5 } }],
  ['a broken regular expression', { text: { $regularExpression: { pattern: '(', options: '' } } }],
]

test.each(wrong)('%s is an error', async (_, query) => {
  await expect(items().options({ raw: true }).where(query).get()).rejects.toMatchObject({
    code: expect.stringMatching(/DATABASE_REQUEST_FAILED|INVALID_PARAM/) as string,
  })
})
