/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { toOrderView } from '../../../../core/views/view'
import { anOrderIn, NOW } from '../../../../core/testing/samples'
import { heldBack, settle } from '../../../testing/settle'
import { asked, phone } from '../../../testing/taro'
import { useOrderPage } from './useOrderPage'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../testing/taro'))

const order = toOrderView(anOrderIn('paid'), NOW, {})
function toasts() {
  return (asked('showToast') as { title: string }[]).map(({ title }) => title)
}

beforeEach(() => {
  phone.reset()
  phone.functions.getOrder = () => ({ code: 0, data: { order }, server_time: NOW })
})

async function remember(failure?: { errMsg: string; errno?: number }) {
  if (failure) phone.failures.addPhoneCalendar = failure
  const { result } = renderHook(useOrderPage)
  await settle(() => result.current.calendar.remember(order))
  return result
}

it('tells that the hour is in the calendar', async () => {
  const result = await remember()
  expect(toasts()).toEqual(['已加到日历'])
  expect(result.current.calendar.isForbidden).toBe(false)
})

it('shows the way to the permissions where the calendar was forbidden before, until they were opened', async () => {
  const result = await remember({ errMsg: 'addPhoneCalendar:fail auth deny', errno: 103 })
  expect(result.current.calendar.isForbidden).toBe(true)
  expect(toasts()).toEqual([])
  act(() => result.current.calendar.permitted())
  expect(result.current.calendar.isForbidden).toBe(false)
})

it('says nothing to whom thinks better of it', async () => {
  const result = await remember({ errMsg: 'addPhoneCalendar:fail cancel' })
  expect(result.current.calendar.isForbidden).toBe(false)
  expect(toasts()).toEqual([])
})

it('says that the calendar was not declared', async () => {
  await remember({ errMsg: 'addPhoneCalendar:fail api scope is not declared in the privacy agreement', errno: 112 })
  expect(toasts()).toEqual(['小程序的隐私声明里没有日历，请自己设个提醒并告诉店主'])
})

it('shares what a friend can open, and nothing that is the player’s alone', async () => {
  phone.params = { order_id: order.id }
  renderHook(useOrderPage)
  await settle(() => undefined)
  const { title, path } = phone.card()
  expect(title).toBe('11月23日 周一 23:00–24:00 一起玩 PS5')
  expect(path).toBe('/pages/slots/index')
})

// Regression: a slow answer to an earlier question overwrote what had been shown since.
it('shows the answer to the last question when answers overtake each other', async () => {
  const { ask, answers } = heldBack()
  const { result } = renderHook(useOrderPage)
  await settle(() => undefined)
  phone.functions.getOrder = ask
  await settle(phone.show)
  await settle(phone.show)
  const answer = (status: string) => ({ code: 0, data: { order: { ...order, status } }, server_time: NOW })
  await settle(() => answers[1]?.(answer('cancelled')))
  await settle(() => answers[0]?.(answer('paid')))
  expect(result.current.order?.status).toBe('cancelled')
  expect(result.current.fault).toBeNull()
})
