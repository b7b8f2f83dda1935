import fc from 'fast-check'
import { moments, NOW } from '../testing/samples'
import { orderNumber, payCode } from './numbers'
import { MAX_CONSOLES, numberSettings } from '../shop/settings'
import { WINDOW_HOURS } from '../order/slot'
import { addHours, addMinutes, instant, nextWholeHour, shopTime } from '../time'

const consoleIds = Array.from({ length: MAX_CONSOLES }, (_, at) => String(at + 1))
/** Starts of the slots whose orders can be unfinished at one moment: held to the last, returned once, or just made. */
const HOURS = WINDOW_HOURS + 2 * (numberSettings.hold_minutes.to / 60) + 1
function placesFrom(first: string) {
  return consoleIds.flatMap((console_id) =>
    Array.from({ length: HOURS }, (_, hour) => ({ console_id, start: addHours(first, hour) })),
  )
}
const anyPlace = fc.record({ console_id: fc.constantFrom(...consoleIds), start: moments().map(nextWholeHour) })

test.each([NOW, '2026-12-31T20:00:00.000Z', addHours(NOW, 50), addHours(NOW, 83)])(
  'no two places that can be unfinished together share a pay code, whatever the chance, from %s',
  (first) => {
    const owners = new Map<string, string>()
    const shared: string[] = []
    for (const { console_id, start } of placesFrom(first))
      for (let random = 0; random < 20; random++) {
        const code = payCode(console_id, start, random)
        const place = `${console_id}@${start}`
        if ((owners.get(code) ?? place) !== place) shared.push(`${code}: ${place}`)
        owners.set(code, place)
      }
    expect(shared).toEqual([])
    expect(owners.size).toBeGreaterThanOrEqual(5 * HOURS * MAX_CONSOLES)
  },
)

test('a pay code is six digits and not one to avoid', () => {
  fc.assert(
    fc.property(anyPlace, fc.nat(), fc.nat(), ({ console_id, start }, first, second) => {
      const code = payCode(console_id, start, first)
      const next = payCode(console_id, start, second, [code])
      expect([code, next]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)])
      expect(next).not.toBe(code)
    }),
  )
})

test('a place gives 601 codes before it gives one again, and then the oldest', () => {
  const start = addHours(NOW, 3)
  const given: string[] = []
  for (let hold = 0; hold < 602; hold++) given.unshift(payCode('3', start, 17, given))
  expect(new Set(given).size).toBe(602)
  expect(payCode('3', start, 17, given)).toBe(given.at(-1))
})

const anyOrder = fc.record({ place: anyPlace, now: moments(3000), random: fc.nat() })
function numberOf({
  place,
  now,
  random,
}: {
  place: { console_id: string; start: string }
  now: string
  random: number
}) {
  return orderNumber(place.console_id, place.start, now, random)
}

test('an order number is the day and seven signs that are not misread', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      expect(numberOf(order)).toMatch(/^\d{6}-[0-9A-HJKMNP-TV-Z]{7}$/)
      expect(numberOf(order).slice(0, 6)).toBe(shopTime(order.now).format('YYMMDD'))
    }),
  )
})

test('order numbers sort by time', () => {
  fc.assert(
    fc.property(anyOrder, anyOrder, fc.nat(2000), (one, other, ms) => {
      const close = { ...other, now: instant(Date.parse(one.now) + 10 + ms) }
      expect(numberOf(one) < numberOf(close)).toBe(true)
      if (Date.parse(other.now) >= Date.parse(one.now) + 10) expect(numberOf(one) < numberOf(other)).toBe(true)
    }),
  )
})

test('the last order numbers of a day sort after all that were made before, and before the first of the next', () => {
  const midnight = '2026-11-23T16:00:00.000Z'
  const numbersAt = (now: string, random: number) =>
    placesFrom(midnight).map(({ console_id, start }) => orderNumber(console_id, start, now, random))
  const ago = (ms: number) => numbersAt(instant(Date.parse(midnight) - ms), 1).sort()
  const last = ago(1)[0] ?? ''
  for (const ms of [11, 3_600_000, 6 * 3_600_000, 12 * 3_600_000]) expect((ago(ms).at(-1) ?? '') < last).toBe(true)
  expect(last).toMatch(/^261123-/)
  expect(numbersAt(midnight, 0).sort()[0]).toMatch(/^261124-/)
})

test('orders made in the same tick for all places have numbers of their own', () => {
  const numbers = placesFrom(nextWholeHour(NOW)).flatMap(({ console_id, start }) =>
    [0, 1].map((random) => orderNumber(console_id, start, addMinutes(NOW, 1), random)),
  )
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('the numbers of a place are the same in every version, for an old and a new one run side by side', () => {
  const start = addHours(NOW, 3)
  expect([payCode('1', start, 0), payCode('2', start, 1), payCode('20', addHours(start, 1), 5)]).toEqual([
    '338296',
    '175899',
    '718779',
  ])
  expect([payCode('1', start, 0, [payCode('1', start, 0)]), payCode('1', start, 5, [payCode('1', start, 5)])]).toEqual([
    '817297',
    '212302',
  ])
  expect([orderNumber('1', start, NOW, 0), orderNumber('2', start, addMinutes(NOW, 1), 1)]).toEqual([
    '261123-P8CM8RR',
    '261123-P8ZM5WV',
  ])
})
