/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react'
import { heldBack, settle } from '../../testing/settle'
import { phone } from '../../testing/taro'
import { useSlots } from './useSlots'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const server_time = '2030-01-01T00:00:00.000Z'
function slotsAt(...start_times: string[]) {
  const slots = start_times.map((start_time) => ({ start_time }))
  return { code: 0, data: { slots, consoles: [] }, server_time }
}

// Regression: a slow answer to an earlier question overwrote what had been shown since.
it('shows the answer to the last question when answers overtake each other', async () => {
  phone.reset()
  const { ask, answers } = heldBack()
  phone.functions.login = () => ({
    code: 0,
    data: { user: { id: 'ming' }, settings: {}, pending_order: null },
    server_time,
  })
  phone.functions.listSlots = ask
  const { result } = renderHook(useSlots)
  await settle(() => undefined)
  await settle(phone.show)
  await settle(() => answers[1]?.(slotsAt('2030-01-01T11:00:00.000Z')))
  await settle(() => answers[0]?.(slotsAt('2030-01-01T10:00:00.000Z')))
  expect(result.current.board?.slots.map(({ start_time }) => start_time)).toEqual(['2030-01-01T11:00:00.000Z'])
})
