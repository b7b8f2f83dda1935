/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react'
import { settle } from '../../testing/settle'
import { asked, phone } from '../../testing/taro'
import { useBooking, type Wish } from './useBooking'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const server_time = '2030-01-01T00:00:00.000Z'
const slot: Wish = { start_time: '2030-01-01T10:00:00.000Z', hours: 1, price: 1500 }
const other = { ...slot, hours: 2 }

function made() {
  return { code: 0, data: { order: { id: 'o1' } }, server_time }
}
function refused(code: number, detail?: object) {
  return () => ({
    code,
    message: 'why',
    detail,
    request_id: 'r',
    server_time,
  })
}
function silence() {
  throw new Error('request:fail')
}
function keys() {
  return asked('createReservation').map((request) => (request as { idempotency_key: string }).idempotency_key)
}

async function tap(...slots: Wish[]) {
  const refresh = jest.fn()
  const { result, unmount } = renderHook(() => useBooking(refresh))
  for (const one of slots) await settle(() => result.current[0](one))
  unmount()
  return refresh
}

beforeEach(() => phone.reset())

it.each([
  ['silence', silence],
  ['an internal error', refused(5001)],
])('keeps the key after %s, because the order may exist, even when the program was closed', async (_, answer) => {
  phone.functions.createReservation = answer
  await tap(slot)
  phone.functions.createReservation = made
  await tap(slot)
  await tap(slot)
  const [first, second, third] = keys()
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

it('takes a new key after a refusal, and for other hours', async () => {
  phone.functions.createReservation = refused(4001)
  await tap(slot, slot)
  phone.functions.createReservation = silence
  await tap(slot, other)
  expect(new Set(keys()).size).toBe(4)
})

it('says which price it has shown, and looks again at the hours when the price has risen', async () => {
  phone.functions.createReservation = refused(4001, { amount: 8800 })
  const refresh = await tap({ ...slot, price: 1500 })
  expect(asked('createReservation')).toEqual([expect.objectContaining({ expected_amount: 1500 })])
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(asked('showToast')).toEqual([expect.objectContaining({ title: 'why' })])
})

// Regression: the key of a tap whose answer was lost led to a hold that had lapsed since, and the dead order was opened.
it('asks once more with a new key when the old one led to an order that is over', async () => {
  phone.functions.createReservation = silence
  await tap(slot)
  const [lost] = keys()
  phone.functions.createReservation = ({ idempotency_key }: { idempotency_key: string }) =>
    idempotency_key === lost ? refused(4005, { status: 'expired' })() : made()
  await tap(slot)
  const [, again, fresh] = keys()
  expect([again, keys().length]).toEqual([lost, 3])
  expect(fresh).not.toBe(lost)
  expect(asked('navigateTo')).toEqual([{ url: '/visit/pages/pay/index?order_id=o1' }])
})

it('drops a second tap while the first is under way', async () => {
  phone.functions.createReservation = made
  const { result } = renderHook(() => useBooking(jest.fn()))
  await settle(() => {
    result.current[0](slot)
    result.current[0](slot)
  })
  expect(asked('createReservation')).toHaveLength(1)
  expect(asked('navigateTo')).toEqual([{ url: '/visit/pages/pay/index?order_id=o1' }])
})

it('leads to the order in the way, and looks again at the hours', async () => {
  phone.functions.createReservation = refused(4002, { order_id: 'old' })
  const refresh = await tap(slot)
  expect(asked('navigateTo')).toEqual([{ url: '/visit/pages/pay/index?order_id=old' }])
  expect(asked('showToast')).toEqual([])
  expect(refresh).toHaveBeenCalledTimes(1)
})
