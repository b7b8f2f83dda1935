import { EJSON } from 'bson'
import fc from 'fast-check'
import { parseEjson, toEjson } from './ejson'
import type { Value } from './value'

const NOW = Date.UTC(2026, 0, 1)

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    // A negative zero the SDK itself does not keep.
    fc.double().map((number) => (number === 0 ? 0 : number)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z一-龥]\w{0,5}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

test('what the SDK writes is read as it was', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(parseEjson(EJSON.stringify({ value }, { relaxed: false }), NOW)).toEqual({ value })
    }),
  )
})

test('what is written here the SDK reads as it was', () => {
  fc.assert(fc.property(values, (value) => expect(EJSON.parse(toEjson({ value }))).toEqual({ value })))
})

test('a server date is the time given, with its offset', () => {
  expect(parseEjson('{"at":{"$tcb_server_date":{"offset":{"$numberInt":"5"}}}}', NOW)).toEqual({
    at: new Date(NOW + 5),
  })
})

test('a regular expression comes and goes', () => {
  const text = '{"name":{"$regularExpression":{"pattern":"^张","options":"i"}}}'
  expect(parseEjson(text, NOW)).toEqual({ name: /^张/i })
  expect(toEjson(parseEjson(text, NOW))).toBe(text)
})

test.each([
  ['no JSON', '{', 'INVALID_PARAM'],
  ['an invalid date', '{"$date":"yesterday"}', 'INVALID_PARAM'],
  ['a broken regular expression', '{"$regularExpression":{"pattern":"(","options":""}}', 'INVALID_PARAM'],
  [
    'a regular expression with an option of JavaScript',
    '{"$regularExpression":{"pattern":"a","options":"g"}}',
    'NOT_SUPPORTED',
  ],
  ['a field named __proto__', '{"__proto__":{"admin":true}}', 'INVALID_PARAM'],
  ['an ObjectId', '{"$oid":"5f1e0e3e0e3e0e3e0e3e0e3e"}', 'NOT_SUPPORTED'],
  ['a decimal', '{"$numberDecimal":"1"}', 'NOT_SUPPORTED'],
])('%s is refused', (_, text, code) => {
  expect(() => parseEjson(text, NOW)).toThrow(expect.objectContaining({ code }) as Error)
})
