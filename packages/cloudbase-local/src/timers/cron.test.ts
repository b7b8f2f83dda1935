import { nextTime } from './cron'

function at(text: string) {
  return Date.parse(text)
}
function iso(ms: number) {
  return new Date(ms).toISOString()
}

test.each([
  ['every minute', '0 * * * * * *', '2026-03-01T10:00:00Z', '2026-03-01T10:01:00.000Z'],
  ['not at the very moment, but after it', '*/20 * * * * * *', '2026-03-01T10:00:19.999Z', '2026-03-01T10:00:20.000Z'],
  ['in Shanghai: 03:30 there is 19:30 here', '0 30 3 * * * *', '2026-03-01T10:00:00Z', '2026-03-01T19:30:00.000Z'],
  ['on the next day, when today is over', '0 0 1 * * * *', '2026-03-01T20:00:00Z', '2026-03-02T17:00:00.000Z'],
  ['lists and ranges', '0 0,30 9-10 * * * *', '2026-03-01T02:30:00Z', '2026-03-02T01:00:00.000Z'],
  ['a weekday', '0 0 12 * * 1 *', '2026-03-01T00:00:00Z', '2026-03-02T04:00:00.000Z'],
  ['a day or a weekday, when both are given', '0 0 12 15 * 1 *', '2026-03-10T05:00:00Z', '2026-03-15T04:00:00.000Z'],
  ['the 29th of February', '0 0 0 29 2 * *', '2026-03-01T00:00:00Z', '2028-02-28T16:00:00.000Z'],
])('%s', (_name, cron, after, expected) => {
  expect(iso(nextTime(cron, at(after)))).toBe(expected)
})

test('a schedule that is over never comes', () => {
  expect(nextTime('0 0 0 1 1 * 2020', at('2026-03-01T00:00:00Z'))).toBe(Infinity)
})

test.each(['* * * * *', '0 0 0 L * * *', '0 0 0 ? * MON *', '60 * * * * * *', '0 5/10 * * * * *', '0 */0 * * * * *'])(
  '"%s" is refused, not guessed at',
  (cron) => expect(() => nextTime(cron, 0)).toThrow(/cannot be used/),
)
