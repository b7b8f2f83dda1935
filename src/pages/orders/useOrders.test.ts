/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react'
import { heldBack, settle } from '../../testing/settle'
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
  expect(result.current.orders?.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
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
  expect(result.current.orders?.map(({ id }) => id)).toEqual(['both'])
})

it('keeps what is shown when a refresh fails, and says so', async () => {
  phone.functions.listOrders = () => pageOf(['a'], null)
  const result = await show()
  phone.functions.listOrders = () => {
    throw new Error('request:fail')
  }
  await settle(phone.show)
  expect(result.current.orders).toHaveLength(1)
  expect(result.current.fault).not.toBeNull()
})

it('never adds a page of another filter', async () => {
  const { ask, answers } = heldBack()
  phone.functions.listOrders = ({ cursor, status }: { cursor?: string; status: string[] }) =>
    cursor ? ask() : pageOf(status.length === 0 ? ['a'] : ['paid'], 'next')
  const result = await show()
  await settle(phone.reachBottom)
  await settle(() => result.current.toggle('paid'))
  await settle(() => answers[0]?.(pageOf(['late'], null)))
  expect(result.current.orders?.map(({ id }) => id)).toEqual(['paid'])
})

it('shows the answer to a refresh although a further page came in between', async () => {
  const { ask, answers } = heldBack()
  phone.functions.listOrders = ({ cursor }: { cursor?: string }) =>
    cursor ? pageOf(['b'], null) : pageOf(['a'], 'next')
  const result = await show()
  phone.functions.listOrders = ({ cursor }: { cursor?: string }) => (cursor ? pageOf(['b'], null) : ask())
  await settle(phone.show)
  await settle(phone.reachBottom)
  expect(result.current.orders?.map(({ id }) => id)).toEqual(['a', 'b'])
  await settle(() => answers[0]?.(pageOf(['new', 'a', 'b'], null)))
  expect(result.current.orders?.map(({ id }) => id)).toEqual(['new', 'a', 'b'])
})
