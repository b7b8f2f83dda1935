import fc from 'fast-check'
import { moments, NOW } from './testing/samples'
import {
  addHours,
  addMinutes,
  earlier,
  hourNumber,
  instant,
  isWholeHour,
  nextWholeHour,
  shopDay,
  shopTime,
  startOfShopDay,
} from './time'

test.each([
  ['2026-11-23T12:00:00.000Z', '2026-11-23T12:00:00.000Z'],
  ['2026-11-23T12:00:00.001Z', '2026-11-23T13:00:00.000Z'],
  ['2026-11-23T12:59:59.999Z', '2026-11-23T13:00:00.000Z'],
  ['2026-11-30T23:00:00.001Z', '2026-12-01T00:00:00.000Z'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['2028-02-28T23:30:00.000Z', '2028-02-29T00:00:00.000Z'],
])('the next whole hour at %s is %s', (time, expected) => {
  expect(nextWholeHour(time)).toBe(expected)
})

test('the next whole hour is whole, not before and less than an hour away', () => {
  fc.assert(
    fc.property(moments(), (time) => {
      const next = nextWholeHour(time)
      expect(isWholeHour(next)).toBe(true)
      expect(next >= time && addHours(next, -1) < time).toBe(true)
      expect(nextWholeHour(next)).toBe(next)
      expect(isWholeHour(time)).toBe(next === time)
      expect(hourNumber(next)).toBe(Date.parse(next) / 3_600_000)
    }),
  )
})

test('text order is time order, and adding and taking away leaves a moment as it was', () => {
  fc.assert(
    fc.property(moments(), moments(), fc.integer({ min: -5000, max: 5000 }), (a, b, minutes) => {
      expect(a < b).toBe(Date.parse(a) < Date.parse(b))
      expect(earlier(a, b)).toBe(instant(Math.min(Date.parse(a), Date.parse(b))))
      expect(addMinutes(addMinutes(a, minutes), -minutes)).toBe(a)
      expect(addHours(a, 1)).toBe(addMinutes(a, 60))
    }),
  )
})

test.each([
  ['2026-11-23T15:59:59.999Z', '2026-11-23 23:59 1'],
  ['2026-11-23T16:00:00.000Z', '2026-11-24 00:00 2'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01 00:00 5'],
  ['2028-02-28T16:30:00.000Z', '2028-02-29 00:30 2'],
])('the shop reads %s as %s', (time, expected) => {
  expect(shopTime(time).format('YYYY-MM-DD HH:mm d')).toBe(expected)
})

test('a day of the shop begins at its midnight and lasts 24 hours', () => {
  fc.assert(
    fc.property(moments(10_000), (time) => {
      const start = startOfShopDay(shopDay(time))
      expect(start <= time && time < addHours(start, 24)).toBe(true)
      expect(shopTime(start).format('HH:mm:ss.SSS')).toBe('00:00:00.000')
    }),
  )
})

// Regression: dayjs' utcOffset() went through the process's own zone and read wrong hours around its clock changes.
test('the zone of the process is never asked', () => {
  const local = ['getTimezoneOffset', 'getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getMinutes'] as const
  const spies = local.map((name) => jest.spyOn(Date.prototype, name))
  const time = shopTime(NOW)
  expect([time.hour(), time.day(), time.format('YYMMDD'), shopDay(NOW)]).toEqual([20, 1, '261123', '2026-11-23'])
  expect(startOfShopDay('2026-11-23')).toBe('2026-11-22T16:00:00.000Z')
  const calls = spies.map((spy) => spy.mock.calls.length)
  jest.restoreAllMocks()
  expect(calls).toEqual(local.map(() => 0))
})
