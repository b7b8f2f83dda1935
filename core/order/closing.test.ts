import { anOrder, anOrderIn, consoles, NOW, someSettings } from '../testing/samples'
import { isInOpenHours, isToCome, ordersThatLoseTheirHour } from './closing'
import type { Settings } from '../shop/settings'
import { addHours } from '../time'

const open = someSettings({ consoles: consoles(2) })
/** 23:00 on Monday on the shop's clock */
const paid = { ...anOrderIn('paid'), console_id: '2', start_time: addHours(NOW, 3), end_time: addHours(NOW, 4) }
const held = anOrder({ _id: 'held', start_time: addHours(NOW, 5), end_time: addHours(NOW, 6) })
function lost(changes: Partial<Settings>, before = open) {
  return ordersThatLoseTheirHour(before, { ...before, ...changes }, [paid, held], NOW).map(({ _id }) => _id)
}

const closure = { id: 'c', console_id: '2', from_time: addHours(NOW, 3.5), to_time: addHours(NOW, 4), reason: '' }

test.each<[string, Partial<Settings>, string[]]>([
  ['nothing', {}, []],
  ['what does not touch hours', { price_per_hour: 9, notice: '新' }, []],
  ['opening hours', { opening_hours: { from_hour: 10, to_hour: 22 } }, [paid._id, 'held']],
  ['opening hours that hold the first', { opening_hours: { from_hour: 10, to_hour: 24 } }, ['held']],
  ['a weekday', { closed_weekdays: [1] }, [paid._id]],
  ['the weekday after', { closed_weekdays: [2] }, ['held']],
  ['one console', { consoles: consoles(2).map((each) => ({ ...each, open: each.id !== '2' })) }, [paid._id]],
  ['a closure', { closures: [closure] }, [paid._id]],
])('a change of %s takes the hour of these orders: %p', (_name, changes, expected) => {
  expect(lost(changes)).toEqual(expected)
})

test('what was closed before loses nothing more', () => {
  expect(lost({ opening_hours: { from_hour: 10, to_hour: 22 } }, { ...open, closed_weekdays: [1] })).toEqual(['held'])
})

test('an order is to come until its hour ends, unless it lapses before', () => {
  expect(isInOpenHours(open, paid)).toBe(true)
  expect([isToCome(paid, NOW), isToCome(paid, addHours(NOW, 3.5)), isToCome(paid, addHours(NOW, 4))]).toEqual([
    true,
    true,
    false,
  ])
  expect([isToCome(held, NOW), isToCome(held, held.expire_at)]).toEqual([true, false])
})
