import { asked, phone } from '../../testing/taro'
import { fontScale } from './display'
import { checkWechatVersion } from './wechat-version'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

beforeEach(() => phone.reset())

it.each([
  ['2.19.4', true],
  ['2.32.2', true],
  ['2.9.5', true],
  ['2.32.3', false],
  ['2.33.0', false],
  ['3.0.0', false],
  ['3.8.12', false],
])('base library %s is too old: %s', (version, isTooOld) => {
  phone.baseLibrary = version
  checkWechatVersion()
  expect(asked('showModal')).toMatchObject(isTooOld ? [{ title: '微信版本过旧', showCancel: false }] : [])
})

it('a WeChat that cannot even say its version is told, and its pages are drawn', () => {
  phone.baseLibrary = '2.19.4'
  phone.lacks = ['getAppBaseInfo']
  checkWechatVersion()
  expect(asked('showModal')).toHaveLength(1)
  expect(fontScale()).toBe(1)
})
