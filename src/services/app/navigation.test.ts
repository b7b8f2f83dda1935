import { asked, phone } from '../../testing/taro'
import { openInvite, openOrder, openPay, openTab } from './navigation'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

beforeEach(() => phone.reset())

it('opens a page above this one while WeChat holds one more', () => {
  phone.pages = 9
  openOrder('o1')
  expect(asked('navigateTo')).toEqual([{ url: '/visit/pages/order/index?order_id=o1' }])
})

it.each([
  ['an order', () => openOrder('o1'), '/visit/pages/order/index?order_id=o1'],
  ['a payment', () => openPay('o1'), '/visit/pages/pay/index?order_id=o1'],
  ['an invitation', openInvite, '/admin/pages/invite/index'],
])('opens %s in place of the tenth page: WeChat refuses an eleventh', (_, open, url) => {
  phone.pages = 10
  open()
  expect(asked('navigateTo')).toEqual([])
  expect(asked('redirectTo')).toEqual([{ url }])
})

it.each([
  ['navigateTo', () => openOrder('o1')],
  ['switchTab', () => openTab('slots')],
])('says so when a page does not open: %s', async (name, open) => {
  phone.failures[name] = { errMsg: `${name}:fail timeout` }
  open()
  await Promise.resolve()
  expect(asked('showToast')).toMatchObject([{ title: '页面没有打开，请检查网络后再点一次' }])
})
