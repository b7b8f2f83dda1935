import fc from 'fast-check'
import { refusalOf } from '../testing/actions'
import { after, aUser, moments, NOW, PLAYER, someSettings } from '../testing/samples'
import { assertMayHold, assertMayLeave, HOLDS_OF_ONE_HOUR, knownUser, newUser, withHold, type User } from './player'
import { addHours, addMinutes } from '../time'

const settings = someSettings({ holds_per_hour: 3 })
const HOUR = addHours(NOW, 5)
function refusal(recent_holds: string[], now = NOW) {
  return refusalOf(() => assertMayHold(aUser({ recent_holds }), { start_time: HOUR }, settings, now))
}

test.each([
  { name: 'none', held: [], retry: null },
  { name: 'one fewer than allowed', held: [-30, -10], retry: null },
  { name: 'as many as allowed', held: [-30, -20, -10], retry: 30 },
  { name: 'the oldest exactly an hour ago', held: [-60, -20, -10], retry: null },
  { name: 'more than allowed, after the limit was lowered', held: [-50, -40, -30, -20, -10], retry: 30 },
  { name: 'all at once', held: [0, 0, 0], retry: 60 },
])('within the hour a player held: $name', ({ held, retry }) => {
  const refused = retry === null ? null : { code: 4006, detail: { retry_at: after(retry) } }
  expect(refusal(held.map(after))).toEqual(refused)
})

test.each([
  [[-59, -59, -59], 1],
  [[-59.99, -1, -1], 1],
  [[-30.5, -1, -1], 30],
  [[0, 0, 0], 60],
])('the refusal after %p says %i minutes', (held, minutes) => {
  expect(() => assertMayHold(aUser({ recent_holds: held.map(after) }), { start_time: HOUR }, settings, NOW)).toThrow(
    `操作太频繁，请 ${minutes} 分钟后再试`,
  )
})

test('who is refused may hold at the moment named, and not a millisecond earlier', () => {
  fc.assert(
    fc.property(fc.array(moments(2), { minLength: 3, maxLength: 6 }), (times) => {
      const held = times.sort()
      const now = held.at(-1) ?? NOW
      const retry_at = refusal(held, now)?.detail?.retry_at
      if (retry_at === undefined) return
      expect(refusal(held, retry_at)).toBeNull()
      expect(refusal(held, new Date(Date.parse(retry_at) - 1).toISOString())).not.toBeNull()
    }),
  )
})

test('a hold is remembered for an hour, and its order is the open one', () => {
  const user = withHold(aUser({ recent_holds: [after(-60), after(-59)] }), 'order-2', { start_time: HOUR }, NOW)
  expect(user).toMatchObject({ open_order_id: 'order-2', recent_holds: [after(-59), NOW], updated_at: NOW })
  expect(withHold(user, 'order-3', { start_time: HOUR }, addHours(NOW, 1)).recent_holds).toEqual([addHours(NOW, 1)])
})

test('a new player has held nothing and chosen no name and no picture', () => {
  expect(newUser(PLAYER, NOW)).toStrictEqual({
    _id: PLAYER,
    nickname: '',
    avatar_file_id: '',
    open_order_id: null,
    recent_holds: [],
    held_hours: [],
    recent_pictures: [],
    blocked: null,
    leaving_at: null,
    created_at: NOW,
    updated_at: NOW,
  })
})

test('a player stored before a field existed has its first value', () => {
  const { recent_holds, ...older } = aUser()
  expect(recent_holds).toEqual([])
  expect(knownUser(older, older._id, NOW)).toMatchObject({ recent_holds: [], open_order_id: null })
})

test('who made a hold within the hour may leave an hour after it', () => {
  const user = aUser({ recent_holds: [after(-70), after(-40), after(-10)] })
  expect(refusalOf(() => assertMayLeave(user, NOW))).toEqual({ code: 4006, detail: { retry_at: after(50) } })
  expect(() => assertMayLeave(user, NOW)).toThrow('刚预约过，请 50 分钟后再注销')
  expect(refusalOf(() => assertMayLeave(user, after(50)))).toBeNull()
  expect(refusalOf(() => assertMayLeave(aUser(), NOW))).toBeNull()
})

describe('one hour that is held again and again', () => {
  const often = someSettings({ holds_per_hour: 1000 })
  /** Holds the hour as often as one may, letting each hold lapse; gives the moments. */
  function holdUntilRefused(user: User, from: string, hour = HOUR): { user: User; times: number; last: string } {
    let [current, times, now] = [user, 0, from]
    while (refusalOf(() => assertMayHold(current, { start_time: hour }, often, now)) === null && times < 50) {
      current = withHold(current, `order-${times++}`, { start_time: hour }, now)
      now = addMinutes(now, 15)
    }
    return { user: current, times, last: now }
  }

  // Regression: four holds an hour of fifteen minutes each were under every limit, sixteen times in four hours.
  test('is refused after a few holds, however slowly they follow each other', () => {
    const { user, times, last } = holdUntilRefused(aUser(), NOW)
    expect(times).toBe(HOLDS_OF_ONE_HOUR)
    const late = addHours(NOW, 4)
    expect(refusalOf(() => assertMayHold(user, { start_time: HOUR }, often, late))?.code).toBe(4006)
    expect(refusalOf(() => assertMayHold(user, { start_time: HOUR }, often, last))).toEqual({
      code: 4006,
      detail: { retry_at: addHours(NOW, 24) },
    })
    expect(() => assertMayHold(user, { start_time: HOUR }, often, last)).toThrow(
      '这个时段你已经占过 3 次，请换一个时段',
    )
  })

  test('is one hour: others may be held', () => {
    const { user, last } = holdUntilRefused(aUser(), NOW)
    expect(refusalOf(() => assertMayHold(user, { start_time: addHours(HOUR, 1) }, often, last))).toBeNull()
  })

  test('is not held by stretches that begin at other hours either', () => {
    let user = aUser()
    for (const before of [2, 1, 0])
      user = withHold(user, 'o', { start_time: addHours(HOUR, -before), hours: before + 1 }, NOW)
    const start_time = addHours(HOUR, -3)
    expect(refusalOf(() => assertMayHold(user, { start_time, hours: 4 }, often, NOW))?.code).toBe(4006)
    expect(refusalOf(() => assertMayHold(user, { start_time, hours: 1 }, often, NOW))).toBeNull()
    expect(refusalOf(() => assertMayLeave(user, addHours(NOW, 2)))?.code).toBe(4006)
  })

  test('may be held again a day after', () => {
    const far = addHours(NOW, 40)
    const { user } = holdUntilRefused(aUser(), NOW, far)
    expect(refusalOf(() => assertMayHold(user, { start_time: far }, often, addHours(NOW, 24)))).toBeNull()
    expect(
      refusalOf(() => assertMayHold(user, { start_time: far }, often, addMinutes(addHours(NOW, 24), -1)))?.code,
    ).toBe(4006)
  })

  test('is not held anew by leaving and coming back', () => {
    const { user } = holdUntilRefused(aUser(), NOW)
    expect(refusalOf(() => assertMayLeave(user, addHours(NOW, 3)))).toEqual({
      code: 4006,
      detail: { retry_at: addHours(HOUR, 1) },
    })
    expect(refusalOf(() => assertMayLeave(user, addHours(HOUR, 1)))).toBeNull()
  })

  test('is forgotten when it is over, and the list never grows beyond a bound', () => {
    const { user } = holdUntilRefused(aUser(), NOW)
    expect(withHold(user, 'o', { start_time: addHours(HOUR, 9) }, addHours(HOUR, 1)).held_hours).toHaveLength(1)
    let busy = aUser()
    for (let at = 0; at < 300; at++) busy = withHold(busy, 'o', { start_time: addHours(NOW, 1 + (at % 72)) }, NOW)
    expect(busy.held_hours.length).toBeLessThanOrEqual(100)
    // Regression: with an entry for each hour, a dozen long holds pushed out what counted.
    const long = Array.from({ length: 30 }, (_, at) => ({ start_time: addHours(HOUR, at + 1), hours: 8 }))
    const often = long.reduce((before, stretch) => withHold(before, 'o', stretch, NOW), user)
    expect(
      refusalOf(() => assertMayHold(often, { start_time: HOUR }, someSettings({ holds_per_hour: 1000 }), NOW))?.code,
    ).toBe(4006)
  })
})
