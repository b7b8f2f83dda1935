/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import type { OrderView, SlotView } from '../../../core/contract/contract'
import { asked, phone } from '../../testing/taro'
import { useChoice } from './useChoice'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

function at(hour: number, more: Partial<SlotView> = {}): SlotView {
  return { start_time: `2030-01-01T${hour}:00:00.000Z`, available: true, mine: false, ...more } as SlotView
}
const board = [at(10), at(11, { available: false }), at(12, { mine: true })]
function show(pending: OrderView | null = null) {
  return renderHook(({ slots }) => useChoice(slots, pending), { initialProps: { slots: board } })
}

beforeEach(() => phone.reset())

it('chooses a free hour with one tap and lets go with a second', () => {
  const { result } = show()
  act(() => result.current.pick(at(10).start_time))
  expect(result.current.slot).toBe(board[0])
  act(() => result.current.pick(at(10).start_time))
  expect(result.current.chosen).toBeNull()
})

it('does not choose what is taken', () => {
  const { result } = show()
  act(() => result.current.pick(at(11).start_time))
  expect(result.current.chosen).toBeNull()
})

it('lets go, with one sentence, of an hour that somebody else took meanwhile', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: [at(10, { available: false }), ...board.slice(1)] })
  expect(result.current.slot).toBeUndefined()
  expect(asked('showToast')).toHaveLength(1)
})

it('says of an hour that the owner closed meanwhile that it was closed, not booked', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: [at(10, { available: false, closed: true }), ...board.slice(1)] })
  expect(asked('showToast')).toMatchObject([{ title: '店主刚刚停用了这个时段，换一个吧' }])
})

it('lets go in silence of an hour that is the own one now', () => {
  const { result, rerender } = show()
  act(() => result.current.pick(at(10).start_time))
  rerender({ slots: [at(10, { available: false, mine: true }), ...board.slice(1)] })
  expect(result.current.chosen).toBeNull()
  expect(asked('showToast')).toEqual([])
})

it.each([
  [
    'its payment',
    { id: 'o1', start_time: at(12).start_time } as OrderView,
    'navigateTo',
    '/visit/pages/pay/index?order_id=o1',
  ],
  ['the orders, when it is paid', null, 'switchTab', '/pages/orders/index'],
])('leads from the own hour to %s', (_, pending, api, url) => {
  const { result } = show(pending)
  act(() => result.current.pick(at(12).start_time))
  expect(asked(api)).toEqual([{ url }])
})
