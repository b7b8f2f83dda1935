import { freshId, openCloud } from './open'
import type { Cloud } from './open'

let cloud: Cloud
function items() {
  return cloud.db.collection('conformance_items')
}
const _id = freshId()

beforeAll(async () => {
  cloud = await openCloud()
  await items().add({ _id, n: 7, list: [1, 2, 3], word: '你好', at: new Date('2026-01-01T05:30:15.250Z') })
})
afterAll(() => cloud.close())

const expressions: [unknown, unknown][] = [
  [{ $add: ['$n', 1, 2] }, 10],
  [{ $subtract: ['$n', 2] }, 5],
  [{ $divide: ['$n', 2] }, 3.5],
  [{ $mod: ['$n', 4] }, 3],
  [{ $abs: -3 }, 3],
  [{ $floor: 2.7 }, 2],
  [{ $ceil: 2.2 }, 3],
  [{ $pow: [2, 3] }, 8],
  [{ $sqrt: 9 }, 3],
  [{ $arrayElemAt: ['$list', -1] }, 3],
  [{ $concatArrays: ['$list', [4]] }, [1, 2, 3, 4]],
  [{ $filter: { input: '$list', as: 'x', cond: { $gt: ['$$x', 1] } } }, [2, 3]],
  [{ $map: { input: '$list', as: 'x', in: { $multiply: ['$$x', '$n'] } } }, [7, 14, 21]],
  [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $in: [2, '$list'] }, true],
  [{ $indexOfArray: ['$list', 3] }, 2],
  [{ $isArray: ['$list'] }, true],
  [{ $range: [0, 3] }, [0, 1, 2]],
  [{ $reverseArray: '$list' }, [3, 2, 1]],
  [{ $size: '$list' }, 3],
  [{ $slice: ['$list', 2] }, [1, 2]],
  [{ $sum: '$list' }, 6],
  [{ $avg: '$list' }, 2],
  [{ $min: '$list' }, 1],
  [{ $max: '$list' }, 3],
  [{ $and: [true, { $gte: ['$n', 7] }] }, true],
  [{ $or: [false, { $lt: ['$n', 7] }] }, false],
  [{ $not: [{ $lte: ['$n', 7] }] }, false],
  [{ $ne: ['$n', 8] }, true],
  [{ $cmp: ['$n', 8] }, -1],
  [{ $cond: { if: { $eq: ['$n', 7] }, then: 'yes', else: 'no' } }, 'yes'],
  [{ $ifNull: ['$missing', 'none'] }, 'none'],
  [{ $switch: { branches: [{ case: { $gt: ['$n', 5] }, then: 'big' }], default: 'small' } }, 'big'],
  [{ $let: { vars: { x: '$n' }, in: { $add: ['$$x', 1] } } }, 8],
  [{ $literal: '$n' }, '$n'],
  [{ $mergeObjects: [{ a: 1 }, { b: '$n' }] }, { a: 1, b: 7 }],
  [{ $objectToArray: { a: '$n' } }, [{ k: 'a', v: 7 }]],
  [{ $arrayToObject: [[['a', 1]]] }, { a: 1 }],
  [{ $setUnion: [[1], [2]] }, [1, 2]],
  [{ $setIntersection: [[1, 2], [2]] }, [2]],
  [{ $setDifference: [[1, 2], [2]] }, [1]],
  [{ $concat: ['$word', '!'] }, '你好!'],
  [{ $split: ['a,b', ','] }, ['a', 'b']],
  [{ $strLenCP: '$word' }, 2],
  [{ $substrCP: ['$word', 1, 1] }, '好'],
  [{ $toUpper: 'ab' }, 'AB'],
  [{ $toLower: 'AB' }, 'ab'],
  [{ $trim: { input: ' a ' } }, 'a'],
  [{ $toString: '$n' }, '7'],
  [{ $toDate: 0 }, new Date(0)],
  [{ $year: '$at' }, 2026],
  [{ $month: '$at' }, 1],
  [{ $dayOfMonth: '$at' }, 1],
  [{ $dayOfWeek: '$at' }, 5],
  [{ $dayOfYear: '$at' }, 1],
  [{ $minute: '$at' }, 30],
  [{ $second: '$at' }, 15],
  [{ $millisecond: '$at' }, 250],
]

test.each(expressions)('%j gives %j', async (expression, value) => {
  const stages = [{ $match: { _id } }, { $project: { _id: 0, value: expression } }]
  const { data } = await items().options({ raw: true }).aggregate(stages).end()
  expect(data).toEqual([{ value }])
})
