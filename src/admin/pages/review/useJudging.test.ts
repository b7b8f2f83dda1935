/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import type { OrderView } from '../../../../core/contract/contract'
import { asked, phone } from '../../../testing/taro'
import { useJudging } from './useJudging'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../testing/taro'))

const server_time = '2030-01-01T00:00:00.000Z'
const order = {
  id: 'o1',
  order_no: '300101-0000001',
  proofs: [{ id: 'first' }, { id: 'second' }],
  player: { id: 'p', name: '小明' },
} as OrderView
const next = { ...order, id: 'o2' }
function answered(data: object) {
  return () => ({ code: 0, data, server_time })
}
function refused(code: number, detail?: object) {
  return () => ({ code, message: '', detail, request_id: 'r', server_time })
}
function done() {
  return answered({ order: { ...order, updated_at: new Date().toISOString() } })()
}
function judgedBy(admin_id: string) {
  return {
    order: { ...order, status: 'paid', history: [{ action: 'approve', by: 'admin', at: server_time, admin_id }] },
  }
}

function pass(ms: number) {
  return act(() => jest.advanceTimersByTimeAsync(ms))
}
function sent() {
  return asked('verify').map((request) => (request as { order_id: string }).order_id)
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse(server_time) })
  phone.reset()
  phone.functions.verify = done
  phone.functions.listAdmins = answered({ admins: [{ id: 'bo', name: '阿博', role: 'operator' }] })
})
afterEach(() => jest.useRealTimers())

async function approve(...orders: OrderView[]) {
  const hook = renderHook(() => useJudging())
  for (const one of orders) {
    act(() => hook.result.current.judge(one, 'approve'))
    await pass(300)
  }
  return hook
}

test('the card goes at once, the verdict five seconds later, and only once', async () => {
  const { result } = await approve(order, order)
  expect(result.current.gone).toEqual(new Set(['o1']))
  expect(sent()).toEqual([])
  await pass(5000)
  expect(sent()).toEqual(['o1'])
  expect(asked('verify')).toEqual([{ order_id: 'o1', pass: true, seen: ['first', 'second'] }])
  expect(result.current.news).toBeNull()
})

test('what is taken back comes back and is never sent', async () => {
  const { result } = await approve(order)
  act(() => result.current.undo())
  await pass(10_000)
  expect(sent()).toEqual([])
  expect(result.current.gone).toEqual(new Set())
})

test('the next verdict, hiding and leaving send what is held back', async () => {
  const { result, unmount } = await approve(order, next)
  expect(sent()).toEqual(['o1'])
  act(() => phone.hide())
  await pass(0)
  expect(sent()).toEqual(['o1', 'o2'])
  act(() => result.current.judge({ ...order, id: 'o3' }, 'approve'))
  await pass(0)
  unmount()
  await pass(0)
  expect(sent()).toEqual(['o1', 'o2', 'o3'])
})

test('without a network the card comes back, and may be judged again', async () => {
  phone.functions.verify = () => {
    throw new Error('request:fail')
  }
  const { result } = await approve(order)
  await pass(5000)
  expect(result.current.gone).toEqual(new Set())
  expect(result.current.news?.text).toContain(order.order_no)
  phone.functions.verify = done
  act(() => result.current.judge(order, 'approve'))
  await pass(5000)
  expect(sent()).toEqual(['o1', 'o1'])
})

test.each([
  ['another verdict', refused(4005, { status: 'paid' })],
  ['the same verdict', answered({ order, done_before: { action: 'approve', at: server_time, by: 'bo' } })],
])('the second admin is told who gave %s first', async (_what, verify) => {
  phone.functions.verify = verify
  phone.functions.getOrder = answered(judgedBy('bo'))
  const { result } = await approve(order)
  await pass(5000)
  expect(result.current.news?.text).toMatch(/^阿博 已在 1月1日 08:00 通过了订单 300101-0000001/)
  expect(result.current.gone).toEqual(new Set(['o1']))
})

test('an order that lapsed meanwhile is told as lapsed', async () => {
  phone.functions.verify = refused(4003)
  phone.functions.getOrder = answered({ order: { ...order, status: 'expired', history: [] } })
  const { result } = await approve(order)
  await pass(5000)
  expect(result.current.news?.text).toContain('已过期')
})
