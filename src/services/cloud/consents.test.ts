import { asked, phone } from '../../testing/taro'
import { askForMessages } from './consents'
import { currentSession, keepSession, type Session } from './session'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const templates = { confirmed: 'T-v', returned: 'T-v', rejected: 'T-v', starts_soon: 'T-s' }

beforeEach(() => {
  phone.reset()
  phone.functions.recordConsent = () => ({ code: 0, data: { messages_left: { confirmed: 3 } }, server_time: '' })
  keepSession({ user: { id: 'openid' }, settings: { template_ids: templates } } as unknown as Session)
})

async function settled() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

it('asks once for what several events share, and tells the shop what was answered', async () => {
  phone.consents = { 'T-v': 'acceptWithAudio', 'T-s': 'reject' }
  expect(await askForMessages(['confirmed', 'returned', 'rejected', 'starts_soon'])).toBe(true)
  expect(asked('requestSubscribeMessage')).toEqual([{ tmplIds: ['T-v', 'T-s'] }])
  await settled()
  expect(asked('recordConsent')).toMatchObject([{ results: { 'T-v': 'acceptWithAudio', 'T-s': 'reject' } }])
  expect(currentSession()?.messages_left).toEqual({ confirmed: 3 })
})

it('goes on when nobody agreed, and tells the shop', async () => {
  phone.consents = { 'T-s': 'reject' }
  expect(await askForMessages(['starts_soon'])).toBe(false)
  await settled()
  expect(asked('recordConsent')).toHaveLength(1)
})

it('goes on when WeChat did not ask', async () => {
  phone.failures.requestSubscribeMessage = { errMsg: 'requestSubscribeMessage:fail' }
  expect(await askForMessages(['starts_soon'])).toBe(false)
  await settled()
  expect(asked('recordConsent')).toEqual([])
})

it('asks for nothing where the shop has no template', async () => {
  expect(await askForMessages(['expired', 'refunded'])).toBe(true)
  expect(asked('requestSubscribeMessage')).toEqual([])
})

it('a shop that does not answer stops nobody', async () => {
  phone.consents = { 'T-s': 'accept' }
  phone.functions.recordConsent = () => {
    throw new Error('offline')
  }
  expect(await askForMessages(['starts_soon'])).toBe(true)
  await settled()
})
