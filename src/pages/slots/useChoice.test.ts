/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import type { OrderView, SlotView } from '../../../core/contract/contract'
import { asked, phone } from '../../testing/taro'
import { useChoice } from './useChoice'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

function at(hour: number, more: Partial<SlotView> = {}): SlotView {
  const free = more.available === false ? [] : ['1', '2']
  return { start_time: `2030-01-01T${hour}:00:00.000Z`, available: true, mine: false, free, ...more } as SlotView
}
const board = [at(10), at(11, { available: false }), at(12, { mine: true })]
function show(pending: OrderView | null = null) {
  return renderHook(({ slots }) => useChoice(slots, pending), { initialProps: { slots: board } })
}

beforeEach(() => phone.reset())

it('chooses a free hour with one tap and lets go with a second', () => {
  const { result } = show()
  act(() => result.current.pick(at(10).start_time))
  expect(result.current.stretch).toEqual({ start_time: at(10).start_time, hours: 1 })
  act(() => result.current.pick(at(10).start_time))
  expect(result.current.stretch).toBeNull()
})

it('does not choose what is taken', () => {
  const { result } = show()
  act(() => result.current.pick(at(11).start_time))
  expect(result.current.stretch).toBeNull()
})

it('lets go, with one sentence, of an hour that somebody else took meanwhile', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: [at(10, { available: false }), ...board.slice(1)] })
  expect(result.current.stretch).toBeNull()
  expect(asked('showToast')).toHaveLength(1)
})

it('says of an hour that the owner closed meanwhile that it was closed, not booked', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: [at(10, { available: false, closed: true }), ...board.slice(1)] })
  expect(asked('showToast')).toMatchObject([{ title: '店主刚刚停用了这个时段，换一个吧' }])
})

it('says of an hour that has begun meanwhile that it has, not that it was booked', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: board.slice(1) })
  expect(result.current.stretch).toBeNull()
  expect(asked('showToast')).toMatchObject([{ title: '这个时段已经开始，换一个吧' }])
})

it('lets go in silence of an hour that is the own one now', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: [at(10, { available: false, mine: true }), ...board.slice(1)] })
  expect(result.current.stretch).toBeNull()
  expect(asked('showToast')).toEqual([])
})

it.each([
  [
    'its payment',
    { id: 'o1', start_time: at(12).start_time, end_time: at(13).start_time } as OrderView,
    'navigateTo',
    '/visit/pages/pay/index?order_id=o1',
  ],
  ['the orders, when it is paid', null, 'switchTab', '/pages/orders/index'],
])('leads from the own hour to %s', (_, pending, api, url) => {
  const { result } = show(pending)
  act(() => result.current.pick(at(12).start_time))
  expect(asked(api)).toEqual([{ url }])
})

const bounds = { min_hours: 1, max_hours: 4 }

it('chooses several hours, and says which of the others no single console reaches', () => {
  const torn = [at(10), at(11, { free: ['1'] }), at(12, { free: ['2'] }), at(13)]
  const { result } = renderHook(() => useChoice(torn, null, bounds))
  act(() => result.current.pick(at(10).start_time))
  expect(result.current.far).toEqual([at(12).start_time, at(13).start_time])
  act(() => result.current.pick(at(11).start_time))
  expect(result.current.stretch).toEqual({ start_time: at(10).start_time, hours: 2 })
  expect(result.current.free).toEqual(['1'])
})

it('forgets a console that is not free all the time', () => {
  const slots = [at(10), at(11, { free: ['1'] })]
  const { result } = renderHook(() => useChoice(slots, null, bounds))
  act(() => result.current.pick(at(10).start_time))
  act(() => result.current.pickConsole('2'))
  expect(result.current.console_id).toBe('2')
  act(() => result.current.pick(at(11).start_time))
  expect([result.current.stretch, result.current.console_id]).toEqual([
    { start_time: at(11).start_time, hours: 1 },
    null,
  ])
})

it('says that a stretch is too short where so many hours have to be taken', () => {
  const { result } = renderHook(() => useChoice([at(10)], null, { min_hours: 2, max_hours: 4 }))
  act(() => result.current.pick(at(10).start_time))
  expect(result.current.stretch).toBeNull()
  expect(asked('showToast')).toMatchObject([{ title: '一次至少要连续 2 小时，从这时起不够' }])
})
