import fc from 'fast-check'
import { compareValues, encode, sortDocuments } from './sort-order'
import type { Document, Value } from './value'

test('numbers sort as numbers', () => {
  const number = fc.double({ noNaN: true })
  fc.assert(
    fc.property(
      number,
      number,
      (a, b) => compareValues(a, b) === Math.sign(a - b) || a === b || Math.abs(a - b) === Infinity,
    ),
  )
  expect([5, -Infinity, 0, -1.5, 1e300, -2, Infinity, 0.1].sort(compareValues)).toEqual([
    -Infinity,
    -2,
    -1.5,
    0,
    0.1,
    5,
    1e300,
    Infinity,
  ])
  expect(encode(-0)).toBe(encode(0))
})

test('strings sort as strings, whatever follows them', () => {
  const text = fc.string({ unit: fc.constantFrom('\0', '\x01', 'a', 'b', '一') })
  fc.assert(
    fc.property(text, text, text, (a, b, tail) => {
      const order = a < b ? -1 : a > b ? 1 : 0
      expect(compareValues(a, b)).toBe(order)
      if (order !== 0) expect(encode(a) + encode(tail) < encode(b)).toBe(order === -1)
    }),
    { numRuns: 2000 },
  )
})

test('types sort as in MongoDB', () => {
  const ordered: Value[] = [null, -1, 7, 'a', { a: 1 }, { a: 2 }, [], [1], false, true, new Date(-5), new Date(5), /a/]
  expect([...ordered].reverse().sort(compareValues)).toEqual(ordered)
  expect(compareValues(undefined, null)).toBe(-1)
})

test('documents sort by several fields, and stay as they were where these are equal', () => {
  const documents = [
    { a: 1, b: 1, n: 1 },
    { a: 2, b: 1, n: 2 },
    { a: 1, b: 2, n: 3 },
    { b: 2, n: 4 },
    { a: 1, b: 1, n: 5 },
  ]
  expect(sortDocuments(documents as Document[], { a: 1, b: -1 }).map(({ n }) => n)).toEqual([4, 3, 1, 5, 2])
})

test('an array sorts by its least element upwards and by its greatest downwards', () => {
  const documents = [
    { a: [5, 1], n: 1 },
    { a: 2, n: 2 },
    { a: [4, 3], n: 3 },
  ]
  expect(sortDocuments(documents, { a: 1 }).map(({ n }) => n)).toEqual([1, 2, 3])
  expect(sortDocuments(documents, { a: -1 }).map(({ n }) => n)).toEqual([1, 3, 2])
})
