import { asked, phone } from '../../testing/taro'
import { sendFile } from './text-file'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

beforeEach(() => phone.reset())

function send() {
  return sendFile('wxfile://usr/my-data.txt', '我的数据.txt')
}
function toasts() {
  return (asked('showToast') as { title: string }[]).map(({ title }) => title)
}

it.each(['ios', 'android', 'ohos', 'devtools'])('sends a file into a chat on %s', async (platform) => {
  phone.platform = platform
  expect(await send()).toBe(true)
  expect(asked('shareFileMessage')).toEqual([{ filePath: 'wxfile://usr/my-data.txt', fileName: '我的数据.txt' }])
  expect(asked('saveFileToDisk')).toEqual([])
})

it.each(['windows', 'mac'])('saves it to the disk on %s', async (platform) => {
  phone.platform = platform
  expect(await send()).toBe(true)
  expect(asked('saveFileToDisk')).toEqual([{ filePath: 'wxfile://usr/my-data.txt' }])
  expect(asked('shareFileMessage')).toEqual([])
})

it('opens no document: WeChat opens neither text nor tables', async () => {
  phone.failures.shareFileMessage = { errMsg: 'shareFileMessage:fail invalid file' }
  expect(await send()).toBe(false)
  expect(asked('openDocument')).toEqual([])
  expect(toasts()).toEqual(['文件没有发出去，请再点一次'])
})

it('a person who thinks better of it reads no error, and can still send it', async () => {
  phone.failures.shareFileMessage = { errMsg: 'shareFileMessage:fail cancel' }
  expect(await send()).toBe(false)
  expect(toasts()).toEqual([])
})

it('says that WeChat is too old where there is no way at all', async () => {
  phone.lacks = ['shareFileMessage']
  expect(await send()).toBe(false)
  expect(asked('shareFileMessage')).toEqual([])
  expect(toasts()).toEqual(['这个版本的微信不能发送文件，请更新微信'])
})
