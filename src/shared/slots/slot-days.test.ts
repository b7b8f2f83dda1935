import { addHours } from '../../../core/time'
import type { SlotView } from '../../../core/contract/contract'
import { slotDays } from './slot-days'

function slot(start_time: string, more: Partial<SlotView> = {}): SlotView {
  return {
    start_time,
    end_time: addHours(start_time, 1),
    available: true,
    mine: false,
    free: [],
    remaining: 1,
    capacity: 1,
    price: 0,
    closed: false,
    ...more,
  }
}
const first = '2025-11-23T02:00:00.000Z'

it('groups 72 hours by the day of the shop, never more than 24 to a day', () => {
  const days = slotDays(
    Array.from({ length: 72 }, (_, hour) => slot(addHours(first, hour))),
    Date.parse(first),
  )
  expect(days.map(({ cells }) => cells.length)).toEqual([14, 24, 24, 10])
  expect(days.map(({ heading }) => heading)).toEqual([
    '今天 11月23日 周日',
    '明天 11月24日 周一',
    '后天 11月25日 周二',
    '11月26日 周三',
  ])
  expect(days[0]?.cells[0]).toEqual({ start_time: first, hour: '10:00', word: '可约', look: 'free' })
})

it.each([
  [{ capacity: 3, remaining: 2 }, 'free', '余 2'],
  [{ available: false, remaining: 0 }, 'taken', '已满'],
  [{ mine: true, capacity: 2 }, 'mine', '我的'],
  [{ available: false, closed: true, capacity: 0, remaining: 0 }, 'closed', '休息'],
])('tells %j apart by a word', (state, look, word) => {
  const next = slot(addHours(first, 1))
  expect(slotDays([slot(first, state), next], Date.parse(first))[0]?.cells[0]).toMatchObject({ look, word })
})

it('has no hours to show of a day that is closed from its first to its last', () => {
  const closed = { available: false, closed: true, capacity: 0, remaining: 0 }
  const [today, tomorrow] = slotDays([slot(first, closed), slot(addHours(first, 24))], Date.parse(first))
  expect([today?.cells, tomorrow?.cells.length]).toEqual([[], 1])
})

it.each([
  [
    [1000, 1000],
    ['可约', '可约'],
  ],
  [
    [1000, 1250],
    ['¥10', '¥12.50'],
  ],
])('hours that cost %j say %j: the price only where it differs', (prices, words) => {
  const slots = prices.map((price, at) => slot(addHours(first, at), { price }))
  expect(slotDays(slots, Date.parse(first))[0]?.cells.map(({ word }) => word)).toEqual(words)
})

it('names the days of the strip in two letters', () => {
  const slots = Array.from({ length: 4 }, (_, day) => slot(addHours(first, 24 * day)))
  expect(slotDays(slots, Date.parse(first)).map(({ name }) => name)).toEqual(['今天', '明天', '后天', '周三'])
})
