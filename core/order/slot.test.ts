import fc from 'fast-check'
import { after, aReservation, consoles, moments, NOW, PLAYER, someSettings } from '../testing/samples'
import { bookingWindow, freeConsoles, isInWindow, listSlots, openConsoles, priceOf, WINDOW_HOURS } from './slot'
import { placeId } from './place'
import type { Settings } from '../shop/settings'
import { addHours, addMinutes, isWholeHour, type Instant } from '../time'

/** An hour on the shop's clock; 2026-11-23 is a Monday. */
function at(shop: string): Instant {
  return addHours(`${shop.replace(' ', 'T')}:00.000Z`, -8)
}
function taken(start_time: Instant, console_id = '1', openid = 'somebody') {
  return aReservation({ _id: placeId(console_id, start_time), start_time, console_id, openid, expire_at: after(15) })
}
function isOpen(settings: Partial<Settings>, shop: string) {
  return openConsoles(someSettings(settings), at(shop)).length > 0
}

describe('the window', () => {
  test.each([
    ['an exact hour counts itself', '2026-11-23 20:00', '2026-11-23 20:00', '2026-11-26 19:00'],
    ['a minute past does not', '2026-11-23 20:01', '2026-11-23 21:00', '2026-11-26 20:00'],
    ['across the end of a month', '2026-11-29 23:30', '2026-11-30 00:00', '2026-12-02 23:00'],
    ['across the end of a year', '2026-12-30 10:59', '2026-12-30 11:00', '2027-01-02 10:00'],
    ['across a leap day', '2028-02-27 12:00', '2028-02-27 12:00', '2028-03-01 11:00'],
  ])('%s', (_name, now, first, last) => {
    const slots = listSlots(someSettings(), [], PLAYER, at(now))
    expect(slots.length).toBe(72)
    expect([slots[0]?.start_time, slots.at(-1)?.start_time]).toEqual([at(first), at(last)])
    expect([isInWindow(at(first), at(now)), isInWindow(at(last), at(now))]).toEqual([true, true])
    expect(isInWindow(addHours(at(first), -1), at(now))).toBe(false)
    expect(isInWindow(addHours(at(last), 1), at(now))).toBe(false)
  })

  test('a millisecond past the hour belongs to the next', () => {
    expect(bookingWindow('2026-11-23T12:00:00.001Z').from).toBe('2026-11-23T13:00:00.000Z')
  })

  test('holds the same slots whatever part of them is asked for', () => {
    fc.assert(
      fc.property(moments(), moments(), fc.integer({ min: 1, max: 72 }), (now, from, hours) => {
        const all = listSlots(someSettings(), [], PLAYER, now)
        const part = listSlots(someSettings(), [], PLAYER, now, from, hours)
        const end = addHours(from, hours)
        // `from` is rounded up to the hour, and so is the end
        const expected = all.filter((slot) => slot.start_time >= from && slot.start_time < bookingWindow(end).from)
        expect(part).toEqual(expected)
        expect(all.length).toBe(WINDOW_HOURS)
        expect(
          all.every((slot) => isWholeHour(slot.start_time) && slot.end_time === addHours(slot.start_time, 1)),
        ).toBe(true)
      }),
    )
  })
})

describe('opening hours', () => {
  test.each([
    [10, 22, '2026-11-23 09:00', false],
    [10, 22, '2026-11-23 10:00', true],
    [10, 22, '2026-11-23 21:00', true],
    [10, 22, '2026-11-23 22:00', false],
    [18, 2, '2026-11-23 17:00', false],
    [18, 2, '2026-11-23 18:00', true],
    [18, 2, '2026-11-24 01:00', true],
    [18, 2, '2026-11-24 02:00', false],
    [0, 24, '2026-11-23 23:00', true],
    [12, 24, '2026-11-24 00:00', false],
  ])('from %i to %i, %s is open: %p', (from_hour, to_hour, shop, expected) => {
    expect(isOpen({ opening_hours: { from_hour, to_hour } }, shop)).toBe(expected)
  })

  test.each([
    ['2026-11-22 23:00', true],
    ['2026-11-23 00:00', false],
    ['2026-11-23 07:00', false],
    ['2026-11-23 23:00', false],
    ['2026-11-24 00:00', true],
  ])('on Mondays closed, %s in Shanghai is open: %p', (shop, expected) => {
    expect(isOpen({ closed_weekdays: [1] }, shop)).toBe(expected)
  })

  // Regression: a shop closed on Mondays shut the end of its Sunday night, and opened the end of the Monday it was closed.
  test.each([
    ['2026-11-22 23:00', true, 'the night of Sunday'],
    ['2026-11-23 01:00', true, 'goes on past midnight'],
    ['2026-11-23 02:00', false, 'and ends'],
    ['2026-11-23 18:00', false, 'Monday is closed'],
    ['2026-11-24 01:00', false, 'to its end'],
    ['2026-11-24 18:00', true, 'Tuesday'],
  ])('from 18 to 2 and closed on Mondays, %s is open: %p (%s)', (shop, expected) => {
    expect(isOpen({ opening_hours: { from_hour: 18, to_hour: 2 }, closed_weekdays: [1] }, shop)).toBe(expected)
  })

  test('a night that is priced apart is twelve hours in a row whatever weekday it begins on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 13, max: 23 }), (weekday, from_hour) => {
        const night = { weekdays: [weekday], from_hour, to_hour: from_hour - 12, price: 7 }
        const settings = someSettings({ price_rules: [night], price_per_hour: 1 })
        const week = Array.from({ length: 168 }, (_, hour) => addHours(at('2026-11-22 00:00'), hour))
        const first = at('2026-11-22 00:00')
        const begins = weekday * 24 + from_hour
        const priced = week.map((_, hour) => priceOf(settings, addHours(first, begins + hour)))
        expect(priced).toEqual(priced.map((_, hour) => (hour < 12 ? 7 : 1)))
      }),
    )
  })
})

describe('a closure', () => {
  const closing = (console_id: string | null, from: string, to: string) =>
    someSettings({
      consoles: consoles(2),
      closures: [{ id: 'c', console_id, from_time: at(from), to_time: at(to), reason: '保养' }],
    })
  const left = (settings: Settings, shop: string) => openConsoles(settings, at(shop)).map((console) => console.id)

  test.each([
    ['2026-11-23 09:00', ['1', '2']],
    ['2026-11-23 10:00', ['1']],
    ['2026-11-23 11:00', ['1']],
    ['2026-11-23 12:00', ['1', '2']],
  ])('of one console leaves at %s: %p', (shop, expected) => {
    expect(left(closing('2', '2026-11-23 10:00', '2026-11-23 12:00'), shop)).toStrictEqual(expected)
  })

  test.each([
    ['2026-11-23 09:00', ['1', '2']],
    ['2026-11-23 10:00', []],
    ['2026-11-23 11:00', []],
    ['2026-11-23 12:00', ['1', '2']],
  ])('of the shop for part of an hour takes the whole hour: at %s there is %p', (shop, expected) => {
    expect(left(closing(null, '2026-11-23 10:59', '2026-11-23 11:01'), shop)).toStrictEqual(expected)
  })
})

test('a console that is not open is no place', () => {
  const [one, two] = consoles(2)
  if (!one || !two) throw new Error('two consoles were asked for')
  const settings = someSettings({ consoles: [{ ...one, open: false }, two] })
  expect(openConsoles(settings, NOW)).toEqual([two])
})

describe('the price', () => {
  const settings = someSettings({
    price_per_hour: 1000,
    price_rules: [
      { weekdays: [5, 6], from_hour: 18, to_hour: 24, price: 3000 },
      { weekdays: [0, 6], from_hour: 0, to_hour: 24, price: 2000 },
      { weekdays: [1], from_hour: 22, to_hour: 2, price: 500 },
    ],
  })

  test.each([
    ['2026-11-27 17:00', 1000, 'Friday before the evening'],
    ['2026-11-27 18:00', 3000, 'Friday evening'],
    ['2026-11-28 00:00', 2000, 'Saturday has begun in Shanghai, not in UTC'],
    ['2026-11-28 23:00', 3000, 'the first rule that fits decides'],
    ['2026-11-29 23:00', 2000, 'Sunday'],
    ['2026-11-23 22:00', 500, 'Monday late'],
    ['2026-11-24 01:00', 500, 'the night of Monday goes on past midnight'],
    ['2026-11-24 02:00', 1000, 'and ends at two'],
    ['2026-11-23 01:00', 1000, 'what is left of the night of Sunday'],
    ['2026-11-24 22:00', 1000, 'Tuesday is another weekday'],
  ])('at %s is %i: %s', (shop, expected) => {
    expect(priceOf(settings, at(shop))).toBe(expected)
  })
})

describe('a slot', () => {
  const settings = someSettings({ consoles: consoles(2), price_per_hour: 1500 })
  const start_time = addHours(NOW, 3)
  const slot = (reservations: ReturnType<typeof taken>[], now = NOW, changes: Partial<Settings> = {}) =>
    listSlots({ ...settings, ...changes }, reservations, PLAYER, now).find((each) => each.start_time === start_time)

  test.each([
    { name: 'free', owned: [], expected: { available: true, remaining: 2, mine: false } },
    { name: 'half taken', owned: [taken(start_time, '1')], expected: { available: true, remaining: 1, mine: false } },
    {
      name: 'full',
      owned: [taken(start_time, '1'), taken(start_time, '2')],
      expected: { available: false, remaining: 0, mine: false },
    },
    { name: 'mine', owned: [taken(start_time, '2', PLAYER)], expected: { available: true, remaining: 1, mine: true } },
    {
      name: 'of another hour',
      owned: [taken(addHours(NOW, 4))],
      expected: { available: true, remaining: 2, mine: false },
    },
    { name: 'of a console that is gone', owned: [taken(start_time, '9')], expected: { remaining: 2, available: true } },
  ])('$name', ({ owned, expected }) => {
    expect(slot(owned)).toMatchObject({ capacity: 2, closed: false, price: 1500, ...expected })
  })

  test('is free, and mine no more, at the instant the hold ends', () => {
    const owned = [taken(start_time, '1', PLAYER)]
    expect(slot(owned, addMinutes(after(15), -1))).toMatchObject({ remaining: 1, mine: true })
    expect(slot(owned, after(15))).toMatchObject({ remaining: 2, mine: false })
    expect(freeConsoles(settings, owned, start_time, after(15))).toHaveLength(2)
    expect(freeConsoles(settings, owned, start_time, after(14)).map((console) => console.id)).toEqual(['2'])
  })

  test('has the consoles that are free in its own hour, whatever is taken in others', () => {
    const owned = [taken(addHours(NOW, 2), '1'), taken(start_time, '2'), taken(addHours(NOW, 4), '1')]
    expect(freeConsoles(settings, owned, start_time, NOW).map((console) => console.id)).toEqual(['1'])
  })

  test('that is closed has no capacity, and is still mine', () => {
    const closed = slot([taken(start_time, '1', PLAYER)], NOW, { opening_hours: { from_hour: 10, to_hour: 12 } })
    expect(closed).toMatchObject({ closed: true, capacity: 0, remaining: 0, available: false, mine: true })
  })
})
