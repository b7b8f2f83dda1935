import type { SlotView } from '../../../core/contract/contract'
import { addHours } from '../../../core/time'
import { targetAt, targetDays, wantedMove } from './targets'

const FIRST = '2026-11-24T02:00:00.000Z'
function at(hour: number): string {
  return addHours(FIRST, hour)
}
/** Which consoles are free in each hour, and what it costs. */
const slots = ['2', '', '1', '12', '1'].map(
  (free, hour) =>
    ({ start_time: at(hour), free: [...free], available: free !== '', closed: false, price: 1000 + hour }) as SlotView,
)
/** Two hours on console 1, the second and the third being its own. */
const order = { start_time: at(0), end_time: at(2), hours: 2, console_id: '1', amount: 2001 }

test('its own hours are as good as free, and at its own start the other consoles are left', () => {
  expect(targetAt(slots, order, at(1))).toEqual({ start_time: at(1), hours: 2, consoles: ['1'], difference: 2 })
  expect(targetAt(slots, order, at(0))).toBeNull()
  const both = slots.map((slot, hour) => (hour === 1 ? { ...slot, free: ['2'] } : slot))
  expect(targetAt(both, order, at(0))?.consoles).toEqual(['2'])
})

test('where not all of its hours are there, it cannot move', () => {
  expect(targetAt(slots, order, at(4))).toBeNull()
  const cells = targetDays(slots, order, Date.parse(FIRST)).flatMap(({ cells }) => cells)
  expect(cells.map(({ look }) => look)).toEqual(['mine', 'free', 'free', 'free', 'taken'])
})

test('a console is asked for where one is chosen, or where nothing else changes', () => {
  const target = { start_time: at(2), hours: 2, consoles: ['2', '3'], difference: 0 }
  expect(wantedMove(order, target, null)).toEqual({ start_time: at(2) })
  expect(wantedMove(order, target, '3')).toEqual({ start_time: at(2), console_id: '3' })
  expect(wantedMove(order, { ...target, start_time: at(0) }, null)).toEqual({ start_time: at(0), console_id: '2' })
})
