import type { SlotView } from '../../../core/contract/contract'
import { afterTap, freeConsoles, priceOf, unreachable } from './stretch'

function at(hour: number): string {
  return `2030-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`
}
/** From ten o'clock on: which consoles are free in each hour. */
function board(...free: string[]): SlotView[] {
  return free.map((ids, hour) => {
    const start_time = at(10 + hour)
    return { start_time, free: [...ids], available: ids !== '', price: 1000 + hour } as SlotView
  })
}
const bounds = { min_hours: 1, max_hours: 4 }
const open = board('12', '12', '12', '12', '12', '12')
function tap(slots: SlotView[], ...hours: number[]) {
  return hours.reduce<ReturnType<typeof afterTap>>(
    (chosen, hour) => afterTap(slots, chosen, at(hour), null, bounds),
    null,
  )
}

it('takes the first tap for the first hour, the second for the last, and begins anew with the third', () => {
  expect(tap(open, 11)).toEqual({ start_time: at(11), hours: 1 })
  expect(tap(open, 11, 13)).toEqual({ start_time: at(11), hours: 3 })
  expect(tap(open, 11, 13, 14)).toEqual({ start_time: at(14), hours: 1 })
  expect(tap(open, 11, 13, 11)).toEqual({ start_time: at(11), hours: 1 })
})

it('lets go of one hour with a second tap', () => {
  expect(tap(open, 11, 11)).toBeNull()
})

it('begins anew with an earlier hour, with one too far away, and with one that no single console reaches', () => {
  expect(tap(open, 12, 11)).toEqual({ start_time: at(11), hours: 1 })
  expect(tap(open, 10, 14)).toEqual({ start_time: at(14), hours: 1 })
  const torn = board('12', '1', '2', '12')
  expect(tap(torn, 10, 11)).toEqual({ start_time: at(10), hours: 2 })
  expect(tap(torn, 10, 12)).toEqual({ start_time: at(12), hours: 1 })
})

it('looks at one console alone where one was chosen', () => {
  const slots = board('12', '2', '2')
  const first = { start_time: at(10), hours: 1 }
  expect(afterTap(slots, first, at(11), '2', bounds)).toEqual({ start_time: at(10), hours: 2 })
  expect(afterTap(slots, first, at(11), '1', bounds)).toEqual({ start_time: at(11), hours: 1 })
})

it('says which consoles are free all the time, what it costs, and which hours cannot be reached', () => {
  const slots = board('12', '1', '2', '12')
  expect(freeConsoles(slots, { start_time: at(10), hours: 2 })).toEqual(['1'])
  expect(freeConsoles(slots, { start_time: at(10), hours: 3 })).toEqual([])
  expect(freeConsoles(slots, { start_time: at(12), hours: 3 })).toEqual([])
  expect(priceOf(slots, { start_time: at(10), hours: 2 })).toBe(2001)
  expect(unreachable(slots, { start_time: at(10), hours: 1 }, null, bounds)).toEqual([at(12), at(13)])
  expect(unreachable(slots, { start_time: at(10), hours: 1 }, '2', bounds)).toEqual([at(11), at(12), at(13)])
})

it('begins with as many hours as one has to take', () => {
  const two = { min_hours: 2, max_hours: 3 }
  const first = afterTap(open, null, at(10), null, two)
  expect(first).toEqual({ start_time: at(10), hours: 2 })
  expect(afterTap(open, first, at(12), null, two)).toEqual({ start_time: at(10), hours: 3 })
  expect(afterTap(open, first, at(13), null, two)).toEqual({ start_time: at(13), hours: 2 })
})
