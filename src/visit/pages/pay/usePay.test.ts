/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { toOrderView } from '../../../../core/views/view'
import { anOrderIn, NOW } from '../../../../core/testing/samples'
import { keepSession, type Session } from '../../../services/cloud/session'
import { heldBack, settle } from '../../../testing/settle'
import { asked, phone } from '../../../testing/taro'
import { usePay } from './usePay'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../testing/taro'))

const order = toOrderView(anOrderIn('pending'), NOW, {})

beforeEach(() => {
  phone.reset()
  phone.functions.getOrder = phone.functions.uploadProof = () => ({ code: 0, data: { order }, server_time: NOW })
  keepSession({
    user: { id: 'openid' },
    settings: { template_ids: { confirmed: 'a', rejected: 'b', expired: 'c' } },
  } as unknown as Session)
})

it('asks for messages inside the tap itself: after anything awaited WeChat refuses to ask', async () => {
  const { result } = renderHook(usePay)
  await settle(() => undefined)
  phone.asked.length = 0
  act(() => result.current.submit())
  expect(phone.asked[0]).toEqual(['requestSubscribeMessage', { tmplIds: ['a', 'b'] }])
  await settle(() => undefined)
  expect(asked('uploadProof')).toHaveLength(1)
})

it('shows the payment code in WeChat’s own viewer, which saves it: nothing is downloaded', async () => {
  const { result } = renderHook(usePay)
  await settle(() => result.current.viewQr('https://files/qr.png'))
  expect(asked('previewImage')).toEqual([{ urls: ['https://files/qr.png'], current: 'https://files/qr.png' }])
  expect([...asked('getImageInfo'), ...asked('downloadFile'), ...asked('saveImageToPhotosAlbum')]).toEqual([])
})

it('hands a note in once, and empties its field', async () => {
  const { result } = renderHook(usePay)
  await settle(() => undefined)
  act(() => result.current.note.write('用我爱人的微信转的'))
  const { turn } = result.current.note
  await settle(() => result.current.submit())
  expect(result.current.note.turn).not.toBe(turn)
  await settle(() => result.current.submit())
  expect(asked('uploadProof')).toMatchObject([{ note: '用我爱人的微信转的' }, {}])
  expect(asked('uploadProof')[1]).not.toHaveProperty('note')
})

// Regression: the answer to a question that was asked before the upload showed the order as unpaid again, with the pictures gone.
it('never goes back to what was asked before the pictures were handed in', async () => {
  const { ask, answers } = heldBack()
  const { result } = renderHook(usePay)
  await settle(() => undefined)
  phone.functions.getOrder = ask
  await settle(phone.show)
  const handedIn = { ...order, status: 'proof_submitted' }
  phone.functions.uploadProof = () => ({ code: 0, data: { order: handedIn }, server_time: NOW })
  await settle(() => result.current.submit())
  expect(answers).toHaveLength(2)
  await settle(() => answers[0]?.({ code: 0, data: { order }, server_time: NOW }))
  expect(result.current.order?.status).toBe('proof_submitted')
})
