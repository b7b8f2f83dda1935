import fc from 'fast-check'
import { refusedValue } from 'cloudbase-local'
import { hostileNames } from '../testing/hostile-names'
import { after, anOrder, anOrderIn } from '../testing/samples'
import { isLapseWorthTelling, messageOf } from './message'
import { statuses } from './status'
import { addHours, addMinutes } from '../time'

function thingOf(reason: string) {
  return messageOf(anOrder({ reason })).thing3.value
}

test.each(statuses)('WeChat accepts what is said of an order that is %s', (status) => {
  expect(refusedValue(messageOf(anOrderIn(status)))).toBeNull()
})

test.each([
  ['金额不符\n请联系店主', '金额不符 请联系店主'],
  ['长'.repeat(21), '长'.repeat(20)],
  [`${'长'.repeat(19)}🎮`, '长'.repeat(19)],
  [`${'长'.repeat(18)}🎮`, `${'长'.repeat(18)}🎮`],
  [`${'长'.repeat(19)} 完`, '长'.repeat(19)],
  ['', '请在小程序内查看'],
  ['\u200b\n', '请在小程序内查看'],
])('of the reason %j, %j is said', (reason, said) => expect(thingOf(reason)).toBe(said))

test('WeChat accepts any reason that an order may hold', () => {
  const reasons = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'binary', maxLength: 60 }))
  fc.assert(
    fc.property(reasons, (reason) => {
      expect(refusedValue(messageOf(anOrder({ reason })))).toBeNull()
      expect(thingOf(reason)).not.toMatch(/[\p{Cs}\p{Cc}]/u)
    }),
  )
})

test('a lapse is told until the hour begins', () => {
  const order = anOrderIn('expired')
  expect(isLapseWorthTelling(order, order.expire_at)).toBe(true)
  expect(isLapseWorthTelling(order, addMinutes(order.start_time, -1))).toBe(true)
  expect(isLapseWorthTelling(order, order.start_time)).toBe(false)
  expect(isLapseWorthTelling(order, addHours(order.start_time, 41))).toBe(false)
})

test('whoever may have paid is told for a day, whenever the hour was', () => {
  const order = { ...anOrderIn('proof_submitted'), start_time: after(-60), expire_at: after(0) }
  expect(isLapseWorthTelling(order, after(24 * 60 - 1))).toBe(true)
  expect(isLapseWorthTelling(order, after(24 * 60))).toBe(false)
})
