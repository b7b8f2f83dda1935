import { refusalOf } from '../testing/actions'
import { ADMIN, anOrderIn, NOW, someSettings } from '../testing/samples'
import { addMinutes } from '../time'
import { isVisitOpen, markVisit, visitChoices } from './arrival'

const settings = someSettings({ check_in: true })
const order = anOrderIn('paid')
function from(minutes: number) {
  return addMinutes(order.start_time, minutes)
}

test.each([
  ['arrived', -16, 4005],
  ['arrived', -15, 'arrived'],
  ['arrived', 59, 'arrived'],
  ['arrived', 60, 4005],
  ['missed', 59, 4005],
  ['missed', 60, 'missed'],
  ['cleared', 60, 'cleared'],
] as const)('%s, %d minutes after the start: %s', (outcome, minutes, expected) => {
  const mark = () => markVisit(order, outcome, ADMIN, settings, from(minutes))
  if (typeof expected === 'number') expect(refusalOf(mark)).toMatchObject({ code: expected })
  else expect(mark()).toMatchObject({ status: 'paid', visit: expected })
})

test('what can be said is what may be marked', () => {
  const choices = (minutes: number, visit?: 'arrived' | 'missed') =>
    visitChoices({ ...order, ...(visit && { visit }) }, settings, from(minutes))
  expect([choices(-16), choices(-15), choices(5, 'arrived')]).toEqual([[], ['arrived'], ['cleared']])
  expect([choices(60), choices(60, 'missed')]).toEqual([['missed', 'cleared'], ['cleared']])
  expect(visitChoices(order, someSettings(), from(0))).toEqual([])
})

test('a mark is taken back before the end; said twice it is said once', () => {
  const arrived = markVisit(order, 'arrived', ADMIN, settings, from(1))
  expect(markVisit(arrived, 'arrived', ADMIN, settings, from(2))).toBe(arrived)
  expect(markVisit(arrived, 'cleared', ADMIN, settings, from(3))).not.toHaveProperty('visit')
})

test('a visit is suggested as missed when it is over and nothing was said, and only where visits are marked', () => {
  expect([59, 60].map((minutes) => isVisitOpen(order, settings, from(minutes)))).toEqual([false, true])
  expect(isVisitOpen(order, someSettings(), from(60))).toBe(false)
  for (const outcome of ['missed', 'cleared'] as const)
    expect(isVisitOpen(markVisit(order, outcome, ADMIN, settings, from(70)), settings, from(80))).toBe(false)
  expect(isVisitOpen(anOrderIn('pending'), settings, from(60))).toBe(false)
})

test('where visits are not marked, and on an order that is not paid, nothing is marked', () => {
  expect(refusalOf(() => markVisit(order, 'arrived', ADMIN, someSettings(), from(1)))).toMatchObject({ code: 4005 })
  for (const status of ['proof_submitted', 'cancelled'] as const)
    expect(refusalOf(() => markVisit(anOrderIn(status), 'arrived', ADMIN, settings, NOW))).toMatchObject({ code: 4005 })
})

test('an order is marked only so often', () => {
  let marked = order
  const again = (minutes: number) =>
    (marked = markVisit(marked, minutes % 2 ? 'arrived' : 'cleared', ADMIN, settings, from(0)))
  expect(refusalOf(() => Array.from({ length: 200 }, (_, at) => again(at + 1)))).toMatchObject({ code: 4005 })
  expect(marked.history.length).toBeLessThan(110)
})
