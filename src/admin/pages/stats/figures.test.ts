import { busiest, shade, totalsOf } from './figures'

function day(created: number, income: number) {
  return {
    day: '2026-11-23',
    created,
    submitted: 1,
    paid: 1,
    rejected: 0,
    cancelled: 0,
    expired: 2,
    income,
    received: income,
    refunded: 10,
    owed: 5,
  }
}

test('days add up', () => {
  const { day: _day, ...twice } = day(7, 1750)
  const doubled = { submitted: 2, paid: 2, rejected: 0, cancelled: 0, expired: 4, refunded: 20, owed: 10 }
  expect(totalsOf([day(3, 1500), day(4, 250)])).toEqual({ ...twice, ...doubled })
})

test('the busiest hour is the first of the fullest', () => {
  const heat = (...full: string[]) =>
    Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (_, hour) => (full.includes(`${day} ${hour}`) ? 3 : 0)),
    )
  expect(busiest(heat())).toEqual({ weekday: 0, hour: 0, count: 0 })
  expect(busiest(heat('5 20', '6 21'))).toEqual({ weekday: 5, hour: 20, count: 3 })
})

test.each([
  [0, 9, 0],
  [1, 9, 1],
  [5, 9, 3],
  [9, 9, 4],
  [1, 1, 4],
])('%i of %i is drawn in shade %i', (count, most, expected) => expect(shade(count, most)).toBe(expected))
