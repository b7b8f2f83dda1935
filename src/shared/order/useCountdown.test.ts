/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { noteServerTime } from '../../services/cloud/server-clock'
import { phone } from '../../testing/taro'
import { useCountdown } from './useCountdown'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const start = Date.parse('2030-01-01T00:00:00.000Z')
function after(seconds: number) {
  return new Date(start + seconds * 1000).toISOString()
}

beforeEach(() => {
  jest.useFakeTimers({ now: start })
  noteServerTime(after(0))
})
afterEach(() => jest.useRealTimers())

it('counts down every second and ends once', () => {
  const end = jest.fn()
  const { result } = renderHook(() => useCountdown(after(3), end))
  expect(result.current).toBe(3)
  act(() => void jest.advanceTimersByTime(2000))
  expect(result.current).toBe(1)
  act(() => void jest.advanceTimersByTime(5000))
  act(() => void phone.show())
  expect(result.current).toBe(0)
  expect(end).toHaveBeenCalledTimes(1)
})

it('goes by the clock of the server, not of the phone', () => {
  noteServerTime(after(60))
  const { result } = renderHook(() => useCountdown(after(100)))
  expect(result.current).toBe(40)
})

it('stands still while put away and is right again when shown', () => {
  const { result } = renderHook(() => useCountdown(after(100)))
  act(() => void phone.hide())
  act(() => void jest.advanceTimersByTime(30_000))
  expect(result.current).toBe(100)
  act(() => void phone.show())
  expect(result.current).toBe(70)
})

it('starts anew with a new end', () => {
  const end = jest.fn()
  const { result, rerender } = renderHook(({ until }) => useCountdown(until, end), {
    initialProps: { until: after(1) },
  })
  act(() => void jest.advanceTimersByTime(1000))
  rerender({ until: after(11) })
  expect(result.current).toBe(10)
  act(() => void jest.advanceTimersByTime(10_000))
  expect(end).toHaveBeenCalledTimes(2)
})
