/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { NOW } from '../../../core/testing/samples'
import { settle } from '../../testing/settle'
import { asked, phone } from '../../testing/taro'
import { useProfile } from './useProfile'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

function toasts() {
  return (asked('showToast') as { title: string }[]).map(({ title }) => title)
}
let sent: unknown[]

beforeEach(() => {
  phone.reset()
  sent = []
  const user = { id: 'ming', nickname: '小明', avatar_url: '' }
  phone.functions.login = () => ({
    code: 0,
    data: { user, role: null, settings: {}, pending_order: null },
    server_time: NOW,
  })
  phone.functions.updateProfile = (request: { nickname: string }) => {
    sent.push(request)
    return { code: 0, data: { user: { ...user, ...request } }, server_time: NOW }
  }
})

async function write(name: string) {
  const { result } = renderHook(useProfile)
  await settle(() => undefined)
  act(() => result.current.nickname.write(name))
  await settle(() => result.current.nickname.review({ pass: true, timeout: false }))
}

it.each([
  ['小\u200b王', '昵称有看不见的字符或换行 请删掉重写'],
  ['\u3164', '昵称有看不见的字符或换行 请删掉重写'],
  [`a${'\u0316'.repeat(31)}`, '昵称一个字上的附加符号太多 请删掉几个'],
])('says that %j is no nickname, and sends nothing', async (name, sentence) => {
  await write(name)
  expect([toasts(), sent]).toEqual([[sentence], []])
})

it('sends a nickname that can be read', async () => {
  await write(' 小王🎮 ')
  expect([toasts(), sent]).toEqual([['已保存'], [{ nickname: '小王🎮' }]])
})
