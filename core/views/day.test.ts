import { anOrder, anOrderIn, consoles, NOW, someSettings } from '../testing/samples'
import { dayBoard } from './day'
import type { Closure, Settings } from '../shop/settings'
import { addHours, shopDay, startOfShopDay } from '../time'

const DAY = shopDay(NOW)
function hourOf(hour: number) {
  return addHours(startOfShopDay(DAY), hour)
}

function closed(console_id: string | null, from: number, to: number): Closure {
  return {
    id: `closed-${from}`,
    console_id,
    from_time: hourOf(from),
    to_time: hourOf(to),
    reason: '',
  }
}

function cell(settings: Partial<Settings>, orders: Parameters<typeof dayBoard>[1], hour: number, console = 0) {
  return dayBoard(someSettings({ consoles: consoles(2), ...settings }), orders, DAY, NOW).hours[hour]?.cells[console]
}

const empty = { console_id: '1', status: 'free', closure_id: null, order_id: null, player_name: '' }

test('a day has its 24 hours, each with every console', () => {
  const board = dayBoard(someSettings({ consoles: consoles(2) }), [], DAY, NOW)
  expect(board.consoles).toEqual(consoles(2))
  expect(board.hours.map(({ start_time }) => start_time)).toEqual(Array.from({ length: 24 }, (_, hour) => hourOf(hour)))
  for (const { cells } of board.hours) expect(cells).toEqual([empty, { ...empty, console_id: '2' }])
})

test('who plays stands at the hour and the console of the order', () => {
  const paid = { ...anOrderIn('paid'), start_time: hourOf(21) }
  const owned = { console_id: '1', status: 'paid', closure_id: null, order_id: paid._id, player_name: paid.player_name }
  expect(cell({}, [paid], 21)).toEqual(owned)
  expect(cell({}, [paid], 21, 1)).toEqual({ ...empty, console_id: '2' })
  expect(cell({}, [paid], 20)).toEqual(empty)
})

test('a hold that has lapsed leaves its hour free', () => {
  expect(cell({}, [anOrder({ start_time: hourOf(21) })], 21)?.status).toBe('pending')
  expect(cell({}, [anOrder({ start_time: hourOf(21), expire_at: NOW })], 21)).toEqual(empty)
})

test('a closed hour tells by what it was closed; the hours beside it are free', () => {
  const closures = [closed(null, 10, 12)]
  expect([9, 10, 11, 12].map((hour) => cell({ closures }, [], hour)?.status)).toEqual([
    'free',
    'closed',
    'closed',
    'free',
  ])
  expect([9, 10, 11, 12].map((hour) => cell({ closures }, [], hour)?.closure_id)).toEqual([
    null,
    'closed-10',
    'closed-10',
    null,
  ])
})

// Regression: an order of a console that was left out of the settings was on no board.
test('whoever has booked a console that is not in the settings is on the board', () => {
  const paid = { ...anOrderIn('paid'), console_id: '9', console_name: '九号', start_time: hourOf(21) }
  const board = dayBoard(someSettings({ consoles: consoles(2) }), [paid, paid], DAY, NOW)
  expect(board.consoles).toEqual([...consoles(2), { id: '9', name: '九号', open: false }])
  expect(board.hours[21]?.cells[2]).toMatchObject({ status: 'paid', order_id: paid._id })
  expect(board.hours[20]?.cells[2]).toMatchObject({ status: 'closed', order_id: null })
})

test('a console that is closed closes no other', () => {
  const closures = [closed('2', 10, 11)]
  expect(cell({ closures }, [], 10)).toEqual(empty)
  expect(cell({ closures }, [], 10, 1)).toEqual({
    ...empty,
    console_id: '2',
    status: 'closed',
    closure_id: 'closed-10',
  })
})

test('an hour outside the opening hours is closed, by no closure', () => {
  const opening_hours = { from_hour: 12, to_hour: 24 }
  expect(cell({ opening_hours }, [], 11)).toEqual({ ...empty, status: 'closed' })
})
