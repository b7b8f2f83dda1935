import type { OrderView } from '../../core/contract/contract'
import { moveTo, OPENING, slot, submitted } from '../support/scenes'
import { pagesOfAdmins } from './figures'
import { eventually } from 'wechat-local/testing'
import { builtWeapp, openStreet, type Phone, type Street } from './phone'

let street: Street
beforeAll(async () => {
  street = await openStreet({
    admins: { lan: 'owner', bo: 'operator', cai: 'operator', kan: 'viewer' },
    settings: { price_per_hour: 1500 },
  })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

let hours = 0

/** An order of this player that waits for a verdict. */
function waiting(openid: string) {
  return submitted(street.shop.as(openid), slot(street.shop, hours++))
}

function open(openid: string, page: string) {
  return street.phone(openid, { path: `admin/pages/${page}/index` })
}

function cardOf(phone: Phone, { pay_code }: OrderView) {
  return phone.top.locator('.review-card').filter({ hasText: pay_code })
}

function judge(phone: Phone, order: OrderView, verdict: string) {
  return cardOf(phone, order).getByRole('button', { name: verdict, exact: true }).tap()
}

/** Putting the phone away sends a verdict that could still be taken back. */
function putAway(phone: Phone) {
  return phone.hook((hook) => hook.hide())
}

function becomes(order: OrderView, status: OrderView['status']) {
  return eventually(async () => expect(await street.shop.find('orders', { _id: order.id })).toMatchObject([{ status }]))
}

/** What somebody's deeds have called. How often a page has asked by itself whether anything has changed depends on the time that passes. */
function namesOfCalls(phone: Phone) {
  return phone.hook((hook) =>
    hook
      .calls()
      .map((call) => call.name)
      .filter((name) => name !== 'hasChanged'),
  )
}

test('from opening the tab to a verified proof it takes two taps and three calls', async () => {
  const order = await waiting('ming')
  const phone = await street.phone('lan', { path: 'pages/admin/index' })
  await phone.sees('待审核 1')
  await phone.top.getByRole('tab', { name: '管理，1 笔待审核' }).getByText('1', { exact: true }).waitFor()
  await phone.tap(/^审核/)
  await phone.top.locator('.hint', { hasText: '待审核 1' }).waitFor()
  await phone.tap('通过')
  await phone.sees(/^已通过/)
  await becomes(order, 'proof_submitted')
  await phone.seesNot('撤销')
  await becomes(order, 'paid')
  expect(await namesOfCalls(phone)).toEqual(['login', 'adminListOrders', 'verify'])
  await phone.sees('没有待审核的订单')
  expect(await phone.top.getByText('没有更多了').count()).toBe(0)
})

test('a verdict that is taken back is never sent', async () => {
  const order = await waiting('an')
  const phone = await open('lan', 'review')
  await judge(phone, order, '通过')
  await cardOf(phone, order).waitFor({ state: 'detached' })
  await phone.tap('撤销')
  await cardOf(phone, order).waitFor()
  await putAway(phone)
  await phone.hook((hook) => hook.show())
  expect(await phone.calls('verify')).toBe(0)
  await judge(phone, order, '通过')
  await putAway(phone)
  await becomes(order, 'paid')
})

test('the player reads the ready reason for which a proof was returned', async () => {
  const order = await waiting('bao')
  const phone = await open('bo', 'review')
  await judge(phone, order, '退回重传')
  await phone.tap('截图看不清楚，请重新上传')
  await phone.sees(/^已退回/)
  await putAway(phone)
  await becomes(order, 'pending')
  const player = await street.phone('bao', { path: `visit/pages/order/index?order_id=${order.id}` })
  await player.sees('截图看不清楚，请重新上传')
  await player.button('重新上传').waitFor()
})

test('a rejection in the admin’s own words reaches the player, and the hour is free', async () => {
  const order = await waiting('chen')
  const phone = await open('bo', 'review')
  await judge(phone, order, '驳回')
  await phone.tap('其他原因…')
  await phone.page.locator('.modal-field').fill('这是别家店的收款记录')
  await phone.tap('确定')
  await putAway(phone)
  await becomes(order, 'rejected')
  const player = await street.phone('chen', { path: `visit/pages/order/index?order_id=${order.id}` })
  await player.sees(/这是别家店的收款记录/)
  const { slots } = await street.shop.as('chen').ask('listSlots', {})
  expect(slots.find(({ start_time }) => start_time === order.start_time)).toMatchObject({ available: true })
})

test('two admins judge the same proof: the second is told what the first did', async () => {
  const order = await waiting('dai')
  const [first, second] = await Promise.all([open('bo', 'review'), open('lan', 'review')])
  await judge(first, order, '通过')
  await judge(second, order, '驳回')
  await second.tap('没有收到这笔转账')
  await putAway(first)
  await becomes(order, 'paid')
  await putAway(second)
  await second.hook((hook) => hook.show())
  await second.sees(/^bo 已在 11月23日 20:\d\d 通过了订单 .*，你的操作没有重复生效$/)
  await becomes(order, 'paid')
})

test('whose role is taken away while the page is open can do nothing more, and is told', async () => {
  const order = await waiting('er')
  const phone = await open('cai', 'review')
  await cardOf(phone, order).waitFor()
  await street.shop.as('lan').ask('changeAdmin', { admin_id: 'cai', role: null })
  await judge(phone, order, '通过')
  await putAway(phone)
  await phone.hook((hook) => hook.show())
  await phone.sees('你没有这里的权限')
  expect(await cardOf(phone, order).count()).toBe(0)
  await becomes(order, 'proof_submitted')
  await street.shop.as('lan').ask('verify', { order_id: order.id, pass: true })
})

test('a viewer sees what waits and has nothing to tap', async () => {
  const order = await waiting('fang')
  const phone = await open('kan', 'review')
  await cardOf(phone, order).waitFor()
  expect(await phone.button('通过').count()).toBe(0)
  await phone.hook((hook) => hook.show({ path: 'admin/pages/settings/index' }))
  await phone.sees('你只能查看，修改需要店主权限')
  expect(await phone.button('保存').count()).toBe(0)
})

test('a player who opens an admin page by its path is refused, and not one function is asked', async () => {
  const phone = await street.phone('gao')
  await phone.slot('21:00').waitFor()
  expect(await phone.top.getByRole('tab').allInnerTexts()).toEqual(['预约', '订单', '我的'])
  const before = await namesOfCalls(phone)
  for (const path of pagesOfAdmins(builtWeapp).filter((page) => !page.includes('/invite/'))) {
    await phone.page.evaluate((link) => window.__phone?.show(link), { path: `${path}?order_id=any` })
    await phone.top.getByText('你没有这里的权限').waitFor()
    expect(await phone.hook((hook) => hook.pageStack().map((page) => page.path))).toEqual([path])
  }
  expect(await namesOfCalls(phone)).toEqual(before)
  const cold = await open('gao', 'settings')
  await cold.sees('你没有这里的权限')
  expect(await namesOfCalls(cold)).toEqual(['login'])
})
