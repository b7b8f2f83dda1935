/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { settle } from '../testing/settle'
import { asked, phone } from '../testing/taro'
import { useProofs } from './useProofs'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../testing/taro'))

const MB = 1024 * 1024
const server_time = '2030-01-01T00:00:00.000Z'
const picture = (size = MB) => ({ tempFilePath: 'a.jpg', size })

async function choose(...files: ReturnType<typeof picture>[]) {
  phone.files = files
  const { result, unmount } = renderHook(() => useProofs('o1', 3))
  await settle(() => result.current.add())
  return { result, unmount }
}

beforeEach(() => {
  phone.reset()
  phone.functions.login = () => ({ code: 0, data: { user: { id: 'openid' } }, server_time })
})

it('uploads what was chosen to the inbox of its owner, with progress', async () => {
  const { result } = await choose(picture())
  expect(result.current.queue[0]).toMatchObject({ state: 'uploading', percent: 0 })
  act(() => phone.uploads[0]?.progress(63))
  expect(result.current.queue[0]?.percent).toBe(60)
  await settle(() => phone.uploads[0]?.succeed())
  expect(result.current.queue[0]).toMatchObject({ state: 'done', file_id: 'file-0' })
})

it('tries a failed upload again without choosing again', async () => {
  const { result } = await choose(picture())
  await settle(() => phone.uploads[0]?.fail())
  expect(result.current.queue[0]?.state).toBe('failed')
  await settle(() => result.current.retry(result.current.queue[0]!))
  await settle(() => phone.uploads[1]?.succeed())
  expect(result.current.queue[0]).toMatchObject({ state: 'done', file_id: 'file-1' })
})

it('stops the upload of a removed picture, and of all when the page is left', async () => {
  const { result, unmount } = await choose(picture(), picture())
  await settle(() => result.current.remove(result.current.queue[0]!))
  expect(result.current.queue).toHaveLength(1)
  expect(phone.uploads.map(({ aborted }) => aborted)).toEqual([true, false])
  unmount()
  expect(phone.uploads[1]?.aborted).toBe(true)
})

it('still has what was uploaded when the page is opened again, until it is handed in', async () => {
  const { unmount } = await choose(picture(), picture())
  await settle(() => phone.uploads[0]?.succeed())
  unmount()
  const again = renderHook(() => useProofs('o1', 3))
  expect(again.result.current.queue).toEqual([{ id: 1, path: 'a.jpg', state: 'done', percent: 100, file_id: 'file-0' }])
  expect(renderHook(() => useProofs('o2', 3)).result.current.queue).toEqual([])
  await settle(() => again.result.current.clear())
  expect(renderHook(() => useProofs('o1', 3)).result.current.queue).toEqual([])
})

it('shows a way on to who declines the privacy notice, and opens no album', async () => {
  phone.agrees = false
  const { result } = await choose(picture())
  expect(asked('chooseMedia')).toEqual([])
  expect(asked('openPrivacyContract')).toHaveLength(1)
  expect(result.current.queue).toEqual([])
})

it('refuses what is no JPEG or PNG with a sentence', async () => {
  phone.imageType = 'gif'
  const { result } = await choose(picture())
  expect(result.current.queue).toEqual([])
  expect(asked('showToast')).toHaveLength(1)
})

it('shrinks a JPEG that is too large, and refuses such a PNG', async () => {
  const { result } = await choose(picture(6 * MB))
  expect(result.current.queue[0]?.path).toBe('compressed')
  phone.imageType = 'png'
  const second = await choose(picture(6 * MB))
  expect(second.result.current.queue).toEqual([])
})
