/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react'
import { settle } from '../../testing/settle'
import { asked, phone } from '../../testing/taro'
import { useOrders } from './useOrders'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const server_time = '2030-01-01T00:00:00.000Z'
function pageOf(ids: string[], next_cursor: string | null) {
  return {
    code: 0,
    data: { orders: ids.map((id) => ({ id })), next_cursor },
    server_time,
  }
}

async function show() {
  const { result } = renderHook(useOrders)
  await settle(() => undefined)
  return result
}

beforeEach(() => phone.reset())

it('adds the next page when the bottom is reached, and stops at the end', async () => {
  phone.functions.listOrders = ({ cursor }: { cursor?: string }) =>
    cursor ? pageOf(['c'], null) : pageOf(['a', 'b'], 'next')
  const result = await show()
  await settle(phone.reachBottom)
  expect(result.current.list?.orders.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  await settle(phone.reachBottom)
  expect(asked('listOrders')).toHaveLength(2)
})

it('shows the answer to the last question when answers overtake each other', async () => {
  let answerFirst = (_: unknown): void => undefined
  phone.functions.listOrders = () => pageOf([], null)
  const result = await show()
  phone.functions.listOrders = ({ status }: { status: string[] }) =>
    status.length === 1 ? new Promise((resolve) => (answerFirst = resolve)) : pageOf(['both'], null)
  await settle(() => result.current.toggle('paid'))
  await settle(() => result.current.toggle('expired'))
  await settle(() => answerFirst(pageOf(['late'], null)))
  expect(result.current.filter).toEqual(['paid', 'expired'])
  expect(result.current.list?.orders.map(({ id }) => id)).toEqual(['both'])
})

it('keeps what is shown when a refresh fails, and says so', async () => {
  phone.functions.listOrders = () => pageOf(['a'], null)
  const result = await show()
  phone.functions.listOrders = () => {
    throw new Error('request:fail')
  }
  await settle(phone.show)
  expect(result.current.list?.orders).toHaveLength(1)
  expect(result.current.fault).not.toBeNull()
})
