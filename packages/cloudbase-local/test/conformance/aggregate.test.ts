import { freshId, localOnly, openCloud } from './open'
import type { Cloud } from './open'

let cloud: Cloud
const group = freshId('aggregate')
function items() {
  return cloud.db.collection('conformance_items')
}

function at(hour: number) {
  return new Date(Date.UTC(2026, 0, 1, hour))
}
const sales = [
  { _id: '1', buyer: 'p1', price: 10, at: at(1), tags: ['x', 'y'] },
  { _id: '2', buyer: 'p2', price: 20, at: at(2), tags: [] },
  { _id: '3', buyer: 'p1', price: 30, at: at(3), tags: ['x'] },
  { _id: '4', buyer: null, price: 'free', at: at(4) },
]
const buyers = [
  { _id: 'p1', name: '张三' },
  { _id: 'p2', name: '李四' },
]

beforeAll(async () => {
  cloud = await openCloud()
  await items().add(sales.map((sale) => ({ ...sale, _id: group + sale._id, group })))
  await cloud.db
    .collection('conformance_others')
    .add(buyers.map((buyer) => ({ ...buyer, _id: group + buyer._id, group, key: buyer._id })))
})
afterAll(() => cloud.close())

type Stage = Record<string, unknown>

async function run(...stages: Stage[]): Promise<Stage[]> {
  const pipeline = items()
    .options({ raw: true })
    .aggregate([{ $match: { group } }, ...stages])
  return (await pipeline.end()).data
}

const pipelines: [string, Stage[], Stage[]][] = [
  [
    '$match, $sort, $skip and $limit',
    [{ $sort: { at: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 0, price: 1 } }],
    [{ price: 30 }, { price: 20 }],
  ],
  ['a second $match', [{ $match: { buyer: 'p2' } }, { $project: { _id: 0, price: 1 } }], [{ price: 20 }]],
  [
    '$group',
    [
      { $match: { buyer: 'p1' } },
      {
        $group: {
          _id: '$buyer',
          n: { $sum: 1 },
          sum: { $sum: '$price' },
          avg: { $avg: '$price' },
          least: { $min: '$price' },
          most: { $max: '$price' },
          all: { $push: '$price' },
        },
      },
    ],
    [{ _id: 'p1', n: 2, sum: 40, avg: 20, least: 10, most: 30, all: [10, 30] }],
  ],
  [
    '$sum passing over what is no number',
    [{ $group: { _id: null, sum: { $sum: '$price' } } }],
    [{ _id: null, sum: 60 }],
  ],
  ['$count', [{ $count: 'n' }], [{ n: 4 }]],
  ['$count of nothing, which is no document', [{ $match: { buyer: 'nobody' } }, { $count: 'n' }], []],
  ['$sortByCount', [{ $match: { buyer: 'p1' } }, { $sortByCount: '$buyer' }], [{ _id: 'p1', count: 2 }]],
  [
    '$unwind',
    [{ $unwind: '$tags' }, { $sort: { price: 1, tags: 1 } }, { $project: { _id: 0, tags: 1 } }],
    [{ tags: 'x' }, { tags: 'y' }, { tags: 'x' }],
  ],
  [
    '$addFields',
    [
      { $match: { buyer: 'p2' } },
      { $addFields: { double: { $multiply: ['$price', 2] } } },
      { $project: { _id: 0, double: 1 } },
    ],
    [{ double: 40 }],
  ],
  ['$replaceRoot', [{ $match: { buyer: 'p2' } }, { $replaceRoot: { newRoot: { p: '$price' } } }], [{ p: 20 }]],
  [
    '$facet',
    [
      {
        $facet: {
          dear: [{ $match: { price: { $gt: 15 } } }, { $count: 'n' }],
          none: [{ $match: { price: 0 } }, { $count: 'n' }],
        },
      },
    ],
    [{ dear: [{ n: 2 }], none: [] }],
  ],
  [
    'dates',
    [
      { $match: { buyer: 'p2' } },
      {
        $project: {
          _id: 0,
          hour: { $hour: '$at' },
          day: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: '+08:00' } },
        },
      },
    ],
    [{ hour: 2, day: '2026-01-01' }],
  ],
  [
    'comparison of types in one order',
    [
      { $match: { price: 'free' } },
      { $project: { _id: 0, more: { $gt: ['$price', 5] }, has: { $eq: ['$tags', null] } } },
    ],
    [{ more: true, has: false }],
  ],
  [
    'comparison of an array as a whole',
    [{ $match: { price: 30 } }, { $project: { _id: 0, x: { $eq: ['$tags', 'x'] } } }],
    [{ x: false }],
  ],
]

test.each(pipelines)('%s', async (_, stages, expected) => {
  expect(await run(...stages)).toEqual(expected)
})

describe('$lookup', () => {
  const one = { $match: { price: 20 } }

  test('joins by fields; a missing field joins with null', async () => {
    const found = await run(
      { $lookup: { from: 'conformance_others', localField: 'buyer', foreignField: 'key', as: 'who' } },
      { $sort: { at: 1 } },
      { $project: { _id: 0, name: { $arrayElemAt: ['$who.name', 0] } } },
    )
    expect(found).toEqual([{ name: '张三' }, { name: '李四' }, { name: '张三' }, {}])
  })

  test('joins by a pipeline with variables', async () => {
    const pipeline = [
      { $match: { group, $expr: { $and: [{ $eq: ['$buyer', '$$buyer'] }, { $ne: ['$_id', '$$id'] }] } } },
      { $project: { _id: 0, price: 1 } },
    ]
    const found = await run(
      { $match: { price: 10 } },
      { $lookup: { from: 'conformance_items', let: { buyer: '$buyer', id: '$_id' }, pipeline, as: 'others' } },
    )
    expect(found).toMatchObject([{ price: 10, others: [{ price: 30 }] }])
  })

  test('reads several collections in one round trip', async () => {
    const { command } = cloud.db
    const $ = command.aggregate
    const { data } = await items()
      .aggregate()
      .match({ _id: `${group}2` })
      .lookup({
        from: 'conformance_items',
        pipeline: $.pipeline()
          .match({ group, at: command.gte(at(3)) })
          .sort({ at: 1 })
          .done(),
        as: 'late',
      })
      .lookup({ from: 'conformance_others', pipeline: $.pipeline().match({ group }).count('n').done(), as: 'buyers' })
      .project({ _id: 0, late: { price: 1 }, buyers: 1 })
      .end()
    expect(data).toEqual([{ late: [{ price: 30 }, { price: 'free' }], buyers: [{ n: 2 }] }])
  })

  test('nests, and inner pipelines see the variables around them', async () => {
    const inner = {
      from: 'conformance_others',
      let: {},
      pipeline: [{ $match: { $expr: { $eq: ['$key', '$$buyer'] } } }],
      as: 'who',
    }
    const outer = {
      from: 'conformance_items',
      let: { buyer: '$buyer' },
      pipeline: [{ $match: { group, price: 10 } }, { $lookup: inner }],
      as: 'x',
    }
    expect(await run(one, { $lookup: outer })).toMatchObject([{ x: [{ who: [{ name: '李四' }] }] }])
  })
})

test('an aggregation leaves the stored documents as they were', async () => {
  const before = (await items().where({ group }).orderBy('at', 'asc').get()).data
  await run(
    { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
    { $addFields: { 'tags.deep': 1 } },
  )
  expect((await items().where({ group }).orderBy('at', 'asc').get()).data).toEqual(before)
})

const refused: [string, Stage][] = [
  ['$out', { $out: 'x' }],
  ['$merge', { $merge: 'x' }],
  ['$graphLookup', { $graphLookup: {} }],
  ['$sample', { $sample: { size: 1 } }],
  ['$bucket', { $bucket: { groupBy: '$price', boundaries: [0, 1] } }],
  ['$week', { $project: { w: { $week: '$at' } } }],
  ['$function', { $addFields: { f: { $function: { body: '', args: [], lang: 'js' } } } }],
  ['$accumulator', { $group: { _id: null, x: { $accumulator: {} } } }],
  ['$stdDevPop', { $group: { _id: null, x: { $stdDevPop: '$price' } } }],
  ['$where', { $facet: { a: [{ $match: { $where: '1' } }] } }],
  ['$out', { $lookup: { from: 'conformance_items', pipeline: [{ $out: 'x' }], as: 'y' } }],
]

localOnly.each(refused)('%s is refused by name', async (name, stage) => {
  await expect(run(stage)).rejects.toMatchObject({
    message: expect.stringMatching(`\\${name} is not supported by the local CloudBase`) as string,
  })
})

const wrong: [string, Stage][] = [
  ['$limit 0', { $limit: 0 }],
  ['$skip -1', { $skip: -1 }],
  ['a group without _id', { $group: { n: { $sum: 1 } } }],
  ['a stage of two', { $limit: 1, $skip: 1 }],
  ['an unknown variable', { $project: { x: '$$nobody' } }],
  ['an element of a number', { $project: { x: { $arrayElemAt: ['$price', 0] } } }],
]

test.each(wrong)('%s is an error', async (_, stage) => {
  await expect(run(stage)).rejects.toMatchObject({
    code: expect.stringMatching(/DATABASE_REQUEST_FAILED|INVALID_PARAM/) as string,
  })
})
