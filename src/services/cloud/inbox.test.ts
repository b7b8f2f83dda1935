import { phone } from '../../testing/taro'
import { NetworkError } from './call'
import { uploadToInbox } from './inbox'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

function settled() {
  return new Promise((resolve) => setTimeout(resolve))
}

beforeEach(() => {
  phone.reset()
  phone.functions.login = () => ({ code: 0, data: { user: { id: 'openid' } }, server_time: '2030-01-01T00:00:00.000Z' })
})

async function start() {
  const upload = uploadToInbox('a.jpg', () => undefined)
  await settled()
  return upload
}

describe.each([
  ['gives a task', false],
  ['gives a promise', true],
])('where WeChat %s for an upload', (_, uploadsPromise) => {
  beforeEach(() => {
    phone.uploadsPromise = uploadsPromise
  })

  it('tells the file', async () => {
    const { done } = await start()
    phone.uploads[0]?.succeed()
    await expect(done).resolves.toMatch(/^file-/)
  })

  it('tells that it failed, and leaves no rejection that nobody catches', async () => {
    const { done } = await start()
    phone.uploads[0]?.fail()
    await expect(done).rejects.toBeInstanceOf(NetworkError)
  })

  it('is over at once when it is cancelled, whatever comes of it later', async () => {
    const { done, cancel } = await start()
    cancel()
    await expect(done).rejects.toBeInstanceOf(NetworkError)
    phone.uploads[0]?.succeed()
  })
})
