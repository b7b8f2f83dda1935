import fc from 'fast-check'
import { sortDocuments } from '../sort-order'
import type { SortSpec } from '../sort-order'
import { Collection } from '../store/collection'
import { valuesAt } from '../value'
import type { Document, Value } from '../value'
import { find } from './find'
import { plan } from './plan'

function asc(field: string) {
  return { field, direction: 1 as const }
}
const indexes = [
  { name: 'a', keys: [asc('a')] },
  { name: 'a_b', keys: [asc('a'), asc('b')] },
  { name: 'b_c', keys: [asc('b'), { field: 'c.d', direction: -1 as const }] },
]

function filled(documents: Document[], specs = indexes): Collection {
  const collection = new Collection({ name: 'c', indexes: specs })
  documents.forEach((document, i) => collection.put(document._id as number, document, i + 1, false))
  return collection
}

// Few values and many documents: every query finds some, and leaves some.
const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<Value>(null, 'x', 'y', true, new Date(1), new Date(2)) },
)
const list = fc.array(scalar, { maxLength: 3 })
const some = { minLength: 20, maxLength: 30, size: 'max' } as const

function documentsWith(field: fc.Arbitrary<Value>, nested: fc.Arbitrary<Value>): fc.Arbitrary<Document[]> {
  const fields = fc.record({ a: field, b: field, c: nested }, { requiredKeys: [] })
  return fc.array(fields, some).map((all) => all.map((each, _id) => ({ _id, ...each })))
}

const flat = documentsWith(scalar, fc.record({ d: scalar }))
const withArrays = documentsWith(
  fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: list }),
  fc.oneof(fc.record({ d: list }), fc.array(fc.record({ d: scalar }), { maxLength: 2 })),
)
const documents = fc.oneof(flat, withArrays)

const operators = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte')
const condition: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.tuple(operators, scalar, operators, scalar).map(([o, v, p, w]) => ({ [o]: v, [p]: w })),
  fc.array(scalar, { minLength: 1, maxLength: 3 }).map(($in) => ({ $in })),
  fc.constantFrom<Value>({ $exists: true }, { $exists: false }, { $ne: 1 }),
)
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c.d'), condition, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
})
const query: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: fields },
  { weight: 1, arbitrary: fc.tuple(fields, fields).map(($and) => ({ $and })) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('$a', '$b'), scalar).map((pair) => ({ $expr: { $eq: pair } })) },
  { weight: 1, arbitrary: fc.constantFrom<Document>({}, { _id: 3 }, { _id: { $in: [1, 2, 2] } }, { _id: 4, a: 1 }) },
)
const sort = fc.constantFrom<SortSpec>(
  { a: 1 },
  { a: -1 },
  { b: 1 },
  { a: 1, b: 1 },
  { a: -1, b: -1 },
  { a: 1, b: -1 },
  { b: -1, 'c.d': -1 },
)

function ids(found: Document[]) {
  return found.map(({ _id }) => _id as number).sort((a, b) => a - b)
}

test('an index changes nothing in what is found', () => {
  let hits = 0
  fc.assert(
    fc.property(documents, query, (all, query) => {
      const found = find(filled(all), { query })
      expect(ids(found)).toEqual(ids(find(filled(all, []), { query })))
      hits += Number(found.length > 0 && found.length < all.length)
    }),
    { numRuns: 400 },
  )
  expect(hits).toBeGreaterThan(200)
})

test('what is found through an index comes sorted', () => {
  fc.assert(
    fc.property(documents, query, sort, (all, query, sort) => {
      const found = find(filled(all), { query, sort })
      expect(found).toEqual(sortDocuments(found, sort))
      expect(ids(found)).toEqual(ids(find(filled(all, []), { query })))
    }),
    { numRuns: 400 },
  )
})

test('a sorted page is the same with an index, but for the order of equals', () => {
  fc.assert(
    fc.property(flat, query, sort, fc.nat(3), fc.integer({ min: 1, max: 5 }), (all, query, sort, offset, limit) => {
      const page = (specs: typeof indexes) => find(filled(all, specs), { query, sort, offset, limit })
      const keys = (found: Document[]) =>
        found.map((each) => Object.keys(sort).map((key) => valuesAt(each, key)[0] ?? null))
      expect(keys(page(indexes))).toEqual(keys(page([])))
    }),
    { numRuns: 400 },
  )
})

test('a document that is changed or removed is found by its new fields only', () => {
  fc.assert(
    fc.property(documents, documents, fc.uniqueArray(fc.nat(29)), query, (all, later, removed, query) => {
      const [indexed, plain] = [filled(all), filled(all, [])]
      for (const collection of [indexed, plain]) {
        for (const each of later) collection.put(each._id as number, each, 100, false)
        for (const id of removed) collection.put(id, null, 101, false)
      }
      expect(ids(find(indexed, { query }))).toEqual(ids(find(plain, { query })))
    }),
    { numRuns: 200 },
  )
})

const narrow: [string, Document, Record<string, 1 | -1> | undefined][] = [
  ['an _id', { _id: 7 }, undefined],
  ['several _ids', { _id: { $in: [7, 8] } }, undefined],
  ['equality of the first field', { a: 7 }, undefined],
  ['equality in $and', { $and: [{ x: 1 }, { a: { $eq: 7 } }] }, undefined],
  ['$in', { a: { $in: [7, 8, 9] } }, undefined],
  ['a range of the first field', { a: { $gte: 7, $lt: 9 } }, undefined],
  ['equality and a range of the next', { b: 1, 'c.d': { $gt: 997 } }, undefined],
  ['$expr', { $expr: { $eq: ['$a', 7] } }, undefined],
  ['a sort with a limit', {}, { a: -1 }],
  ['equality and a sort by the next field', { b: 1 }, { 'c.d': -1 }],
]

test.each(narrow)('of a thousand documents, %s looks at a few only', (_, query, sort) => {
  const collection = filled(Array.from({ length: 1000 }, (_, n) => ({ _id: n, a: n, b: n % 2, c: { d: n }, x: 1 })))
  const { rows, ordered } = plan(collection, { query, sort, limit: 3 })
  expect(ordered).toBe(true)
  let seen = 0
  for (const _row of rows) if (++seen === 3) break
  expect(find(collection, { query, sort, limit: 3 }).length).toBe(seen)
})
