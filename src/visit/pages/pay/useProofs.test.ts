/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { aJpeg } from '../../../../test/support/pictures'
import { settle } from '../../../testing/settle'
import { asked, phone } from '../../../testing/taro'
import { useProofs } from './useProofs'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../testing/taro'))

const MB = 1024 * 1024
const server_time = '2030-01-01T00:00:00.000Z'
function picture(size = MB) {
  return { tempFilePath: 'a.jpg', size }
}

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
  await settle(() => result.current.queue.forEach(result.current.retry))
  await settle(() => phone.uploads[1]?.succeed())
  expect(result.current.queue[0]).toMatchObject({ state: 'done', file_id: 'file-1' })
})

it('stops the upload of a removed picture, and of all when the page is left', async () => {
  const { result, unmount } = await choose(picture(), picture())
  await settle(() => result.current.queue.slice(0, 1).forEach(result.current.remove))
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

const heic = Uint8Array.from('....ftypheic', (char) => char.charCodeAt(0))
const large = { tempFilePath: 'large.jpg', size: 6 * MB }
const tooLarge = new Uint8Array(6 * MB)
function compressions() {
  return asked('compressImage') as { src: string; quality: number; compressedWidth?: number }[]
}
function told() {
  return (asked('showModal') as { content: string }[]).map(({ content }) => content)
}

it('offers what is no JPEG or PNG to the phone, and sends what the phone makes of it', async () => {
  phone.contents['a.jpg'] = heic
  phone.compressed = [aJpeg()]
  const { result } = await choose(picture())
  expect(result.current.queue[0]?.path).toBe('compressed-0')
  expect(told()).toEqual([])
})

it('makes a picture that is too large smaller twice, from the picture itself', async () => {
  phone.compressed = [tooLarge, aJpeg()]
  const { result } = await choose(large)
  expect(result.current.queue[0]?.path).toBe('compressed-0')
  expect(compressions().map(({ src }) => src)).toEqual(['large.jpg', 'large.jpg'])
  const [first, second] = compressions()
  expect((first?.compressedWidth ?? 0) ** 2 * 0.75).toBeCloseTo(12_000_000, -5)
  expect((second?.compressedWidth ?? 0) ** 2 * 0.75).toBeCloseTo(4_000_000, -5)
})

it('says what to do next about what the phone cannot make smaller, and which one it is', async () => {
  phone.contents['heic'] = heic
  phone.compressed = []
  const { result } = await choose(picture(), { tempFilePath: 'heic', size: MB }, large)
  expect(result.current.queue).toHaveLength(1)
  expect(told()).toEqual(['第 2 张：只接受 JPEG 或 PNG 图片，请改传一张截图\n第 3 张：图片超过 5 MB，请截小一点再上传'])
})

it('judges a picture as the server does: one that is cut is never uploaded', async () => {
  phone.contents['a.jpg'] = aJpeg().slice(0, -2)
  await choose(picture())
  expect([phone.uploads, told()]).toEqual([[], ['图片已损坏或不完整，请重新截图再上传']])
})
