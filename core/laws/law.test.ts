import { duplicates, equalFields } from './law'

test.each<[string[], string[]]>([
  [[], []],
  [['a', 'b', 'c'], []],
  [['a', 'b', 'a'], ['a']],
  [
    ['b', 'a', 'a', 'b', 'a', 'b', 'c'],
    ['a', 'b'],
  ],
])('of %j repeat themselves %j', (values, expected) => {
  expect(duplicates(values)).toStrictEqual(expected)
})

test.each<[object | null, object | null, boolean]>([
  [null, null, true],
  [null, { a: null }, false],
  [{ a: 1, b: 'x', c: null }, { a: 1, b: 'x', c: null }, true],
  [{ a: 1, b: 2, c: 3 }, { c: 3, a: 1, b: 2 }, true],
  [{ b: 2, a: 1 }, { a: 1, b: 2 }, true],
  [{ a: 1, b: 2 }, { a: 2, b: 1 }, false],
  [{ a: 1 }, { a: '1' }, false],
  [{ a: null }, { a: '' }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
])('%j and %j say the same: %p', (a, b, expected) => {
  expect([equalFields(a, b), equalFields(b, a)]).toStrictEqual([expected, expected])
})
