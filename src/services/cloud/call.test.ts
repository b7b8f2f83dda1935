import { DomainError } from '../../../core/errors'
import { asked, phone } from '../../testing/taro'
import { call, NetworkError } from './call'
import { serverNow } from './server-clock'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const server_time = '2030-01-01T00:00:00.000Z'
function lostNetwork() {
  throw new Error('request:fail')
}

beforeEach(() => phone.reset())

it('answers with the data and takes over the clock of the server', async () => {
  phone.functions.listSlots = () => ({ code: 0, data: { slots: [] }, server_time })
  expect(await call('listSlots', {})).toEqual({ slots: [] })
  expect(Math.abs(serverNow() - Date.parse(server_time))).toBeLessThan(60_000)
})

it.each([4000, 4001, 4002, 4003, 4004, 4005, 4006] as const)('throws %s again as a DomainError', async (code) => {
  const detail = { order_id: 'o1' }
  phone.functions.cancelOrder = () => ({ code, message: 'why', detail, request_id: 'r', server_time })
  const error = await call('cancelOrder', { order_id: 'o1' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DomainError)
  expect(error).toMatchObject({ code, message: 'why', detail })
})

it('says the request id of an internal error, so that it can be told to the owner', async () => {
  phone.functions.cancelOrder = () => ({ code: 5001, message: 'bare', request_id: 'r-42', server_time })
  await expect(call('cancelOrder', { order_id: 'o1' })).rejects.toMatchObject({
    code: 5001,
    message: expect.stringContaining('r-42') as string,
  })
})

it('asks once more when a question that only reads gets no answer', async () => {
  let times = 0
  phone.functions.getOrder = () => (++times === 1 ? lostNetwork() : { code: 0, data: { order: {} }, server_time })
  await call('getOrder', { order_id: 'o1' })
  expect(asked('getOrder')).toHaveLength(2)
})

it('says that nothing was sent only where something was to be', async () => {
  phone.functions.listOrders = phone.functions.cancelOrder = lostNetwork
  await expect(call('listOrders', {})).rejects.toMatchObject({ message: '网络不稳，请检查网络后重试' })
  await expect(call('cancelOrder', { order_id: 'o1' })).rejects.toMatchObject({
    message: '网络不稳，未提交成功，可放心重试',
  })
})

it('never repeats by itself what changes something', async () => {
  phone.functions.createReservation = lostNetwork
  await expect(call('createReservation', { start_time: server_time })).rejects.toBeInstanceOf(NetworkError)
  expect(asked('createReservation')).toHaveLength(1)
})
