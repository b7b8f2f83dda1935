import { consoles } from '../../core/testing/samples'
import { fillLivelyShop } from './busy-shop'
import { openStreet, type Street } from './phone'
import { expectNoFlaws, smallScreens } from './small-screen'

let busy: Street
let young: Street
let ids: Record<string, string>

beforeAll(async () => {
  busy = await openStreet({ settings: { price_per_hour: 12_345, consoles: consoles(6) } })
  young = await openStreet({ admins: { lan: 'owner' } })
  ids = await fillLivelyShop(busy.shop)
})
afterAll(async () => {
  for (const street of [busy, young]) {
    await street.hangUp()
    await street?.close()
  }
})

const [openBusy, openYoung] = [smallScreens(), smallScreens()]
function openSmall(street: Street, openid: string, path: string) {
  return (street === busy ? openBusy : openYoung)(street, openid, path)
}

function admin(page: string, order = '') {
  return `admin/pages/${page}/index${order && `?order_id=${ids[order]}`}`
}

test.each([
  ['the tab', 'lan', 'pages/admin/index', '', '待审核'],
  ['what waits', 'lan', 'review', '', '这张截图曾用于订单'],
  ['what waits, for a viewer', 'kan', 'review', '', '这张截图曾用于订单'],
  ['the orders', 'lan', 'orders', '', '夜猫子'],
  ['an order that waits', 'lan', 'order', 'waiting', '退回重传'],
  ['an order returned', 'bo', 'order', 'returned', '操作人'],
  ['an order rejected', 'lan', 'order', 'rejected', '操作人'],
  ['an order confirmed', 'kan', 'order', 'paid', '核验通过'],
  ['an order cancelled', 'bo', 'order', 'cancelled', '订单被取消'],
  ['the day', 'bo', 'day', '', '停用'],
  ['the figures', 'kan', 'stats', '', '审核要等多久'],
  ['the settings', 'lan', 'settings', '', '修改只影响之后的预约'],
  ['the settings, for a viewer', 'kan', 'settings', '', '你只能查看'],
  ['the admins', 'lan', 'admins', '', '邀请管理员'],
  ['the admins, for a viewer', 'kan', 'admins', '', '会计'],
  ['the records', 'lan', 'audits', '', '停用时段'],
  ['the messages', 'lan', 'messages', '', '群机器人'],
  ['the export', 'bo', 'export', '', '生成表格'],
  ['an invitation', 'guest', 'invite', '', '接受邀请'],
  ['a page that is not for players', 'guest', 'stats', '', '你没有这里的权限'],
])('%s: all can be read and tapped, in the light and in the dark', async (_, openid, page, order, words) => {
  const phone = await openSmall(busy, openid, page.includes('/') ? page : admin(page, order))
  await phone.sees(words)
  await expectNoFlaws(phone)
})

test.each([
  ['review', '没有待审核的订单'],
  ['orders', '还没有订单'],
  ['audits', '还没有操作记录'],
  ['stats', '今天还没有人下单'],
  ['messages', '还没有消息'],
  ['day', '可约'],
])('%s says what to do while there is nothing', async (page, words) => {
  const phone = await openSmall(young, 'lan', admin(page))
  await phone.sees(words)
  await expectNoFlaws(phone)
})

test('templates that are being chosen', async () => {
  const phone = await openSmall(busy, 'lan', admin('messages'))
  await phone.tap('读取公众平台的模板')
  await phone.pick(/^到店提醒/, '预约即将开始提醒')
  await phone.sees('收起')
  await expectNoFlaws(phone)
})

test('a day of another month', async () => {
  const phone = await openSmall(busy, 'bo', admin('day'))
  await phone.pick(/^其它日期/, '2026年', '12月', '25日')
  await phone.sees('2026-12-25')
  await phone.sees('可约')
  await expectNoFlaws(phone)
})

test('what is about to be closed, a code for an invitation, and a table that is made', async () => {
  const closing = await openSmall(busy, 'bo', admin('day'))
  await closing.tap(/ 20:00 可约$/)
  await closing.tap('停用…')
  await closing.tap('从这时到当天结束 · 全部主机')
  await closing.sees(/^这段时间已有 \d 笔订单/)
  await expectNoFlaws(closing)

  const inviting = await openSmall(busy, 'lan', admin('admins'))
  await inviting.top.getByLabel('称呼', { exact: true }).fill('小李')
  await inviting.tap('生成邀请码')
  await inviting.sees('发给对方')
  await expectNoFlaws(inviting)

  const exporting = await openSmall(busy, 'bo', admin('export'))
  await exporting.tap('生成表格')
  await exporting.sees(/^表格已生成/)
  await expectNoFlaws(exporting)
})

test('a verdict that can be taken back, and settings that are not saved', async () => {
  const review = await openSmall(busy, 'lan', admin('review'))
  await review.tap('通过')
  await review.sees('撤销')
  await review.top.locator('.leaving').waitFor({ state: 'detached' })
  await expectNoFlaws(review)
  await review.tap('撤销')

  const settings = await openSmall(busy, 'lan', admin('settings'))
  await settings.top.getByLabel('保留时间（分钟）', { exact: true }).fill('20')
  await settings.sees('有修改还没有保存')
  await expectNoFlaws(settings)
})
