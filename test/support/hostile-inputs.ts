function nest(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth)
}

/** No field of any function may be one of these. As JSON text, because not all of them survive an object. */
export const never: Record<string, string> = {
  null: 'null',
  'a number below all': '-1',
  'a broken number': '1.5',
  'a number beyond all': '1e999',
  'an operator': '{"$ne":null}',
  'a pattern': '{"$regex":".*"}',
  'a command of the SDK': '{"_internalType":{},"operator":"neq","operands":[1]}',
  'a date of the wire': '{"$date":0}',
  'a list of lists': '[[]]',
  'a list of operators': '[{"$gt":""}]',
  'a list of 10,000': JSON.stringify(Array<string>(10_000).fill('paid')),
  'a text of 30,000': JSON.stringify('长'.repeat(30_000)),
  'a prototype': '{"__proto__":{"order_id":"x"},"constructor":{"prototype":{}}}',
  'a nest of 2,000': nest(2000),
}

/** Texts that mean something to a path, a query, a prototype or a URL. */
export const oddIds = [
  '../../settings/shop',
  '$ne',
  'a.b',
  '*',
  'shop',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  "' || true",
  '%00',
  '😀',
  '{"$ne":1}',
  ' ',
]
