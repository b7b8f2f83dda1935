import fc from 'fast-check'
import { Ordered } from './ordered'

const key = fc.integer({ min: 0, max: 3000 }).map((n) => String(n).padStart(4, '0'))

test('holds what a sorted list holds, through many insertions and removals', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), key), { minLength: 1500, maxLength: 4000, size: 'max' })
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 1000, size: 'max' }), steps, key, key, (start, changes, from, to) => {
      const list = new Ordered<string>()
      const expected = new Set(start)
      list.load([...start], [...start])
      for (const [insert, k] of changes) {
        if (insert && !expected.has(k)) list.insert(k, k)
        if (!insert) list.remove(k)
        if (insert) expected.add(k)
        else expected.delete(k)
      }
      const inRange = [...expected].filter((k) => k >= from && k < to).sort()
      expect([...list.range(from, to)]).toEqual(inRange)
      expect([...list.backwards(from, to)]).toEqual(inRange.reverse())
      if (from <= to) expect(list.count(from, to)).toBe(inRange.length)
    }),
    { numRuns: 25 },
  )
})
