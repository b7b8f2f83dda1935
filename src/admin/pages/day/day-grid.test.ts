import { columnsIn, hoursToShow, shortName } from './day-grid'

it.each([
  [390, 1, 4],
  [1024, 1, 4],
  [320, 1, 4],
  [320, 1.6, 2],
  [320, 2, 1],
  [390, 2, 2],
])('on %s px with text × %s, %s consoles stand side by side', (width, scale, columns) => {
  expect(columnsIn(width, scale)).toBe(columns)
})

it('leaves out the hours that are over in which nobody played', () => {
  const free = { console_id: '1', status: 'free' as const, closure_id: null, player_name: '' }
  const hour = (start_time: string, ...order_ids: (string | null)[]) => ({
    start_time,
    cells: order_ids.map((order_id) => ({ ...free, order_id })),
  })
  const hours = [
    hour('2026-11-23T08:00:00.000Z', null, null),
    hour('2026-11-23T09:00:00.000Z', 'o1', null),
    hour('2026-11-23T11:00:00.000Z', null, 'o2'),
    hour('2026-11-23T12:00:00.000Z', null, null),
  ]
  const board = { hours, nowMs: Date.parse('2026-11-23T12:20:00.000Z') }
  const shown = (from: number, count: number) =>
    hoursToShow(board, from, count).map(({ start_time, cells }) => `${start_time.slice(11, 13)}: ${cells.length}`)
  expect(shown(0, 2)).toEqual(['09: 2', '11: 2', '12: 2'])
  expect(shown(0, 1)).toEqual(['09: 1', '12: 1'])
  expect(shown(1, 1)).toEqual(['11: 1', '12: 1'])
})

it('shortens a long name without breaking what looks like one letter', () => {
  expect(shortName('小美🌸')).toBe('小美🌸')
  expect(shortName('🌸🌸🌸🌸🌸🌸🌸🌸🌸')).toBe('🌸🌸🌸🌸🌸🌸🌸…')
})
