/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { defaultSettings, type Settings } from '../../../../core/shop/settings'
import { settle } from '../../../testing/settle'
import { asked, phone } from '../../../testing/taro'
import { useSettings } from './useSettings'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../testing/taro'))

const server_time = '2026-11-23T12:00:00.000Z'
let stored: Settings

beforeEach(() => {
  phone.reset()
  jest.useRealTimers()
  stored = { ...defaultSettings, notice: '原来的公告', hold_minutes: 15 }
  const answer = () => ({ code: 0, data: { settings: stored, pay_qr_link: '', affected: [], total: 0 }, server_time })
  phone.functions.login = () => ({ code: 0, data: { user: { id: 'lan' }, role: 'owner' }, server_time })
  phone.functions.getSettings = answer
  phone.functions.updateSettings = (changes: Partial<Settings>) => {
    stored = { ...stored, ...changes }
    return answer()
  }
})

async function open() {
  const page = renderHook(useSettings)
  await settle(() => undefined)
  return page
}

/** Writes a notice and leaves by a swipe, which asks nobody. */
async function writeAndSwipe(notice: string): Promise<void> {
  const { result, unmount } = await open()
  act(() => result.current.change((draft) => ({ ...draft, notice })))
  unmount()
}

it('offers again what was written when the page was left by a swipe', async () => {
  await writeAndSwipe('今晚十点关门')
  const { result } = await open()
  expect(result.current.draft?.notice).toBe('今晚十点关门')
  expect(result.current.restored).toMatchObject({ isOutdated: false, had_picture: false })
  await settle(() => result.current.save())
  expect(asked('updateSettings')).toEqual([{ notice: '今晚十点关门', version: 0 }])
  expect((await open()).result.current.restored).toBeNull()
})

it('leaves what others changed meanwhile as it is, and says when it is the same field', async () => {
  await writeAndSwipe('今晚十点关门')
  stored = { ...stored, hold_minutes: 30 }
  const { result, unmount } = await open()
  expect(result.current.draft).toMatchObject({ notice: '今晚十点关门', hold_minutes: '30' })
  expect(result.current.restored?.isOutdated).toBe(false)
  unmount()
  stored = { ...stored, notice: '别人写的公告' }
  expect((await open()).result.current.restored?.isOutdated).toBe(true)
})

it('is dropped when the owner says so, and when it is what is stored anyhow', async () => {
  await writeAndSwipe('今晚十点关门')
  const { result, unmount } = await open()
  act(() => result.current.forget())
  expect(result.current.draft).toBeNull()
  unmount()
  expect((await open()).result.current.restored).toBeNull()
  await writeAndSwipe('今晚九点关门')
  stored = { ...stored, notice: '今晚九点关门' }
  expect((await open()).result.current.restored).toBeNull()
})

it('is forgotten after a week, and never fills the storage', async () => {
  await writeAndSwipe('今晚十点关门')
  jest.useFakeTimers({ now: Date.now() + 8 * 86_400_000, doNotFake: ['setTimeout', 'queueMicrotask', 'nextTick'] })
  expect((await open()).result.current.restored).toBeNull()
  jest.useRealTimers()
  await writeAndSwipe('长'.repeat(70_000))
  expect((await open()).result.current.restored).toBeNull()
})
