import { openDatabase } from '../engine'
import type { Document } from '../value'
import { aggregate } from './aggregate'

const index = { name: 'owner', keys: [{ field: 'owner', direction: 1 as const }] }
const people = [{ _id: 'p', id: 1 }, { _id: 'q', id: [2, 3] }, { _id: 'r' }]
const things = [
  { _id: 'a', owner: 1 },
  { _id: 'b', owner: [2, 1] },
  { _id: 'c', owner: 3 },
  { _id: 'd' },
  { _id: 'e', owner: null },
]

async function joined(indexes: (typeof index)[], pipeline: Document[]): Promise<unknown> {
  const database = await openDatabase({
    directory: null,
    collections: [
      { name: 'people', indexes: [] },
      { name: 'things', indexes },
    ],
    now: () => 0,
  })
  const fill = (name: string, documents: Document[]) => database.collection(name).load(documents)
  fill('people', people as Document[])
  fill('things', things as Document[])
  return aggregate(database, 'people', pipeline).map(({ _id, owned }) => [
    _id,
    (owned as Document[])
      .map((thing) => thing._id as string)
      .sort()
      .join(''),
  ])
}

const byFields = { from: 'things', localField: 'id', foreignField: 'owner', as: 'owned' }
const byExpression = {
  from: 'things',
  let: { id: '$id' },
  pipeline: [{ $match: { $expr: { $eq: ['$owner', '$$id'] } } }],
  as: 'owned',
}

const joins: [string, Document, unknown][] = [
  [
    'by fields: each element of an array joins, and nothing joins with null',
    byFields,
    [
      ['p', 'ab'],
      ['q', 'bc'],
      ['r', 'de'],
    ],
  ],
  [
    'by fields and a pipeline',
    { ...byFields, pipeline: [{ $match: { _id: { $gt: 'a' } } }] },
    [
      ['p', 'b'],
      ['q', 'bc'],
      ['r', 'de'],
    ],
  ],
  [
    'by expression: whole values only',
    byExpression,
    [
      ['p', 'a'],
      ['q', ''],
      ['r', 'd'],
    ],
  ],
]

test.each(joins)('$lookup joins %s, with an index and without', async (_, $lookup, expected) => {
  expect(await joined([], [{ $lookup }])).toEqual(expected)
  expect(await joined([index], [{ $lookup }])).toEqual(expected)
})
