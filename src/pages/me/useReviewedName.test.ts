/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { phone } from '../../testing/taro'
import { useReviewedName } from './useReviewedName'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

beforeEach(() => {
  phone.reset()
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())

function open() {
  const saved: string[] = []
  let refusals = 0
  const { result, unmount } = renderHook(() =>
    useReviewedName(
      (name) => saved.push(name),
      () => refusals++,
    ),
  )
  return { result, unmount, saved, refused: () => refusals }
}

it('saves what WeChat passes, once', () => {
  const { result, saved } = open()
  act(() => result.current.write('小王'))
  expect(saved).toEqual([])
  act(() => result.current.review({ pass: true, timeout: false }))
  act(() => void jest.runAllTimers())
  expect(saved).toEqual(['小王'])
})

it('saves nothing that WeChat does not pass, says so and shows the old name again', () => {
  const { result, saved, refused } = open()
  act(() => result.current.write('骂人的话'))
  act(() => result.current.review({ pass: false, timeout: false }))
  act(() => void jest.runAllTimers())
  expect(saved).toEqual([])
  expect(refused()).toBe(1)
  expect(result.current.turn).toBe(1)
})

it.each([
  ['WeChat did not get to looking', 'timeout'],
  ['WeChat says nothing', 'silence'],
  ['the program is put away meanwhile', 'hide'],
  ['the page is left meanwhile', 'leave'],
])('saves when %s', (_, what) => {
  const { result, saved, unmount } = open()
  act(() => result.current.write('小王'))
  if (what === 'timeout') act(() => result.current.review({ pass: false, timeout: true }))
  if (what === 'silence') act(() => void jest.runAllTimers())
  if (what === 'hide') act(() => phone.hide())
  if (what === 'leave') unmount()
  expect(saved).toEqual(['小王'])
})
