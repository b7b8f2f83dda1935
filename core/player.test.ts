import fc from 'fast-check'
import { refusalOf } from '../test/actions'
import { after, aUser, moments, NOW, PLAYER, someSettings } from '../test/samples'
import { assertMayHold, assertMayLeave, knownUser, newUser, withHold } from './player'
import { addHours } from './time'

const settings = someSettings({ holds_per_hour: 3 })
const refusal = (recent_holds: string[], now = NOW) =>
  refusalOf(() => assertMayHold(aUser({ recent_holds }), settings, now))

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
  expect(() => assertMayHold(aUser({ recent_holds: held.map(after) }), settings, NOW)).toThrow(
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
  const user = withHold(aUser({ recent_holds: [after(-60), after(-59)] }), 'order-2', NOW)
  expect(user).toMatchObject({ open_order_id: 'order-2', recent_holds: [after(-59), NOW], updated_at: NOW })
  expect(withHold(user, 'order-3', addHours(NOW, 1)).recent_holds).toEqual([addHours(NOW, 1)])
})

test('a new player has held nothing and chosen no name and no picture', () => {
  expect(newUser(PLAYER, NOW)).toStrictEqual({
    ...{ _id: PLAYER, nickname: '', avatar_file_id: '', open_order_id: null, recent_holds: [] },
    ...{ created_at: NOW, updated_at: NOW },
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
