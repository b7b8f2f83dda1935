/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { watchNetwork } from '../../services/app/network'
import { asked, phone } from '../../testing/taro'
import { useNotice, type Seen } from './useNotice'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const server_time = '2030-01-01T00:00:00.000Z'
const seen = { slots: 'a' }
let changed = false

beforeEach(() => {
  jest.useFakeTimers()
  phone.reset()
  changed = false
  phone.functions.hasChanged = () => ({ code: 0, data: { changed }, server_time })
})
afterEach(() => jest.useRealTimers())

function pass(seconds: number) {
  return act(() => jest.advanceTimersByTimeAsync(seconds * 1000))
}
function open(first: Seen | null = seen) {
  const refresh = jest.fn()
  const hook = renderHook(({ seen }) => useNotice(seen, refresh), { initialProps: { seen: first } })
  return { ...hook, refresh }
}
function questions() {
  return asked('hasChanged')
}

it('asks with what is shown, soon at first, then slower, and never waits for twenty seconds', async () => {
  const { refresh } = open()
  await pass(6)
  expect(questions()).toEqual([seen])
  await pass(54)
  const inTheFirstMinute = questions().length
  await pass(600)
  const perMinute = (questions().length - inTheFirstMinute) / 10
  expect(inTheFirstMinute).toBeGreaterThan(perMinute)
  expect(perMinute).toBeGreaterThan(3)
  expect(refresh).not.toHaveBeenCalled()
})

it('fetches anew once something has changed, and watches more closely from then on', async () => {
  const { refresh, rerender } = open()
  await pass(120)
  changed = true
  await pass(20)
  expect(refresh).toHaveBeenCalled()
  changed = false
  rerender({ seen: { slots: 'b' } })
  const before = questions().length
  await pass(6)
  expect(questions().slice(before)).toEqual([{ slots: 'b' }])
})

it('asks nothing while the page is away, nothing is shown, or the phone is offline, and begins again afterwards', async () => {
  watchNetwork()
  const { rerender, unmount } = open(null)
  await pass(60)
  rerender({ seen })
  act(() => void phone.hide())
  await pass(60)
  expect(questions()).toEqual([])
  act(() => void phone.show())
  act(() => phone.network(false))
  await pass(60)
  expect(questions()).toEqual([])
  act(() => phone.network(true))
  await pass(20)
  expect(questions().length).toBeGreaterThan(0)
  unmount()
  const before = questions().length
  await pass(60)
  expect(questions()).toHaveLength(before)
})

it('says nothing when no answer comes, and asks again', async () => {
  phone.functions.hasChanged = () => {
    throw new Error('request:fail')
  }
  const { refresh } = open()
  await pass(120)
  expect(questions().length).toBeGreaterThan(3)
  expect([refresh.mock.calls, asked('showToast')]).toEqual([[], []])
})

it('drops an answer about what is no longer shown', async () => {
  let answer: (reply: object) => void = () => undefined
  phone.functions.hasChanged = () => new Promise((resolve) => (answer = resolve))
  const { refresh, rerender } = open()
  await pass(6)
  rerender({ seen: { slots: 'b' } })
  await act(() => Promise.resolve(answer({ code: 0, data: { changed: true }, server_time })))
  expect(refresh).not.toHaveBeenCalled()
})
