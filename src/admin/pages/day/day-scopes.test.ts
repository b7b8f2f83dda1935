import { dayScopes } from './day-scopes'

test('from a cell one may close the hour, the rest of the day and the day, of one console and of all', () => {
  const hour = ['2026-11-23T15:00:00.000Z', '2026-11-23T16:00:00.000Z']
  const day = ['2026-11-22T16:00:00.000Z', '2026-11-23T16:00:00.000Z']
  const scopes = dayScopes('2', '2026-11-23T15:00:00.000Z', '2026-11-20T12:20:00.000Z')
  expect(scopes.map(({ console_id }) => console_id)).toEqual(['2', null, '2', null, '2', null])
  expect(scopes.map(({ from_time, to_time }) => [from_time, to_time])).toEqual([hour, hour, hour, hour, day, day])
})

test('of a day that has begun, only the running hour and those to come are closed', () => {
  const whole = dayScopes('2', '2026-11-23T15:00:00.000Z', '2026-11-23T12:20:00.000Z').slice(4)
  expect(whole.map(({ from_time }) => from_time)).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-23T12:00:00.000Z'])
})
