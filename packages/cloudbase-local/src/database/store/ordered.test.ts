import fc from 'fast-check'
import { Ordered } from './ordered'

const key = fc.integer({ min: 0, max: 3000 }).map((n) => String(n).padStart(4, '0'))

function keys(options: object) {
  return fc.uniqueArray(key, { size: 'max', ...options })
}

test('holds what a sorted list holds, through insertions and removals that split and empty its pieces', () => {
  const many = keys({ minLength: 1000, maxLength: 2000 })
  fc.assert(
    fc.property(keys({ maxLength: 1000 }), many, key, key, many, key, key, (start, more, low, high, last, from, to) => {
      const list = new Ordered<string>()
      const expected = new Set(start)
      const insert = (k: string) => {
        if (!expected.has(k)) list.insert(k, k)
        expected.add(k)
      }
      list.load([...start], [...start])
      more.forEach(insert)
      for (const k of [...expected, '9999'].filter((each) => each >= low && each < high)) {
        list.remove(k)
        expected.delete(k)
      }
      last.slice(0, 500).forEach(insert)
      const inRange = [...expected].filter((k) => k >= from && k < to).sort()
      expect([...list.range(from, to)]).toEqual(inRange)
      expect([...list.backwards(from, to)]).toEqual([...inRange].reverse())
      if (from <= to) expect(list.count(from, to)).toBe(inRange.length)
    }),
    { numRuns: 60 },
  )
})
