import { ADMIN, after, anOrder, anOrderIn, aProof, NOW, someSettings } from '../testing/samples'
import { type Order } from '../order/order'
import { combine, isSettled, recordOfDay, type DayRecord } from './stats'
import { addHours, startOfShopDay } from '../time'
import { submitProof } from '../order/proof'
import { adminCancel, markRefunded } from '../order/moves'
import { verify } from '../order/verdict'

const DAY = '2026-11-23'
/** Monday, 21:00 in Shanghai. */
const AT_NINE = addHours(startOfShopDay(DAY), 21)

/** Judged so many seconds after its proof. */
function judged(seconds: number, changes: Partial<Order> = {}, allow_resubmit = false): Order {
  const submitted = submitProof(anOrder(changes), [aProof()], undefined, someSettings(), after(1))
  const verdict = { pass: !allow_resubmit, allow_resubmit, reason: '看不清' }
  return verify(submitted, verdict, ADMIN, someSettings(), after(1 + seconds / 60))
}

function heatOf(record: { heat: number[] }) {
  return record.heat.flatMap((count, at) => (count > 0 ? [[Math.floor(at / 24), at % 24, count]] : []))
}

test('a day counts its orders by what has become of them', () => {
  const orders = [
    ...(['pending', 'proof_submitted', 'paid', 'paid', 'rejected', 'cancelled', 'expired'] as const).map(anOrderIn),
    anOrder({ expire_at: NOW }),
  ]
  const { heat: _heat, verify_seconds: _seconds, ...record } = recordOfDay(DAY, orders, after(3))
  expect(record).toEqual({
    day: DAY,
    created: 8,
    submitted: 4,
    paid: 2,
    rejected: 1,
    cancelled: 1,
    expired: 2,
    income: 3000,
    received: 3000,
    refunded: 0,
    owed: 0,
  })
})

test('paid hours are counted where they lie in the week', () => {
  const paid = judged(60, { start_time: AT_NINE })
  const another = judged(60, { start_time: addHours(AT_NINE, 24) })
  const record = recordOfDay(DAY, [paid, paid, another, anOrder({ start_time: AT_NINE })], NOW)
  expect(record.heat).toHaveLength(7 * 24)
  expect(heatOf(record)).toEqual([
    [1, 21, 2],
    [2, 21, 1],
  ])
})

test('the time to a verdict runs from the first proof to the first verdict, whichever it is', () => {
  const rejected = anOrderIn('rejected')
  const returned = judged(90, {}, true)
  const again = submitProof(returned, [aProof('b')], undefined, someSettings(), after(10))
  const twice = verify(again, { pass: true }, ADMIN, someSettings(), after(20))
  const orders = [judged(30), rejected, returned, twice, anOrderIn('pending'), anOrderIn('proof_submitted')]
  expect(recordOfDay(DAY, orders, NOW).verify_seconds).toEqual([30, 60, 90, 90])
})

test('a day is settled when the clock can change nothing of it', () => {
  const over = (['paid', 'rejected', 'cancelled', 'expired'] as const).map(anOrderIn)
  expect(isSettled(over, NOW)).toBe(true)
  expect(isSettled([...over, anOrder()], NOW)).toBe(false)
  expect(isSettled([...over, anOrder({ expire_at: NOW })], NOW)).toBe(true)
})

describe('days put together', () => {
  const record = (changes: Partial<DayRecord>): DayRecord => ({ ...recordOfDay(DAY, [], NOW), ...changes })
  const hours = (...at: number[]) => Array.from({ length: 7 * 24 }, (_, hour) => (at.includes(hour) ? 1 : 0))

  test('keep their figures, today last', () => {
    const yesterday = record({ day: '2026-11-22', created: 3 })
    const today = record({ created: 1, income: 1500 })
    const stats = combine([yesterday], today)
    const none = { submitted: 0, paid: 0, rejected: 0, cancelled: 0, expired: 0, received: 0, refunded: 0, owed: 0 }
    expect(stats.today).toEqual({ ...none, day: DAY, created: 1, income: 1500 })
    expect(stats.days).toEqual([{ ...none, day: '2026-11-22', created: 3, income: 0 }, stats.today])
  })

  test('add up their hours, in rows by weekday', () => {
    const { heat } = combine(
      [record({ heat: hours(0, 25) }), record({ heat: hours(25) })],
      record({ heat: hours(167) }),
    )
    expect(heat.map((row) => row.length)).toEqual([24, 24, 24, 24, 24, 24, 24])
    expect([heat[0]?.[0], heat[1]?.[1], heat[6]?.[23]]).toEqual([1, 2, 1])
    expect(heat.flat().reduce((sum, count) => sum + count)).toBe(4)
  })

  test.each<[number[], number | null, number | null]>([
    [[], null, null],
    [[7], 7, 7],
    [[10, 9], 9, 10],
    [Array.from({ length: 20 }, (_, at) => 20 - at), 10, 19],
    [Array.from({ length: 100 }, (_, at) => at + 1), 50, 95],
  ])('tell of the times %j the half %s and the worst but few %s', (seconds, p50, p95) => {
    const half = Math.floor(seconds.length / 2)
    const records = [record({ verify_seconds: seconds.slice(0, half) })]
    expect(combine(records, record({ verify_seconds: seconds.slice(half) })).verify_seconds).toEqual({ p50, p95 })
  })
})

test('what moved for a day’s orders is added up, whatever became of them', () => {
  const paid = anOrderIn('paid')
  const cancelled = adminCancel(paid, { admin: ADMIN, reason: '主机坏了' }, after(5))
  const partly = markRefunded(cancelled, { admin: ADMIN, amount: 500, how: 'cash', note: '' }, after(6))
  const { money: _, owed: __, ...ofBefore } = paid
  expect(recordOfDay(DAY, [paid, partly, ofBefore, anOrder()], NOW)).toMatchObject({
    received: 4500,
    refunded: 500,
    owed: 1000,
  })
})
