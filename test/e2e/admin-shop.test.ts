import { yuan } from '../../core/money'
import { handIn, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { openStreet, type Phone, type Street } from './phone'

/** in Shanghai */
const MIDNIGHT = '2026-11-23T16:00:00.000Z'

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { lan: 'owner', bo: 'operator' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

function open(openid: string, page: string) {
  return street.phone(openid, { path: `admin/pages/${page}/index` })
}

async function settings() {
  return (await street.shop.find('settings'))[0]
}

function write(phone: Phone, field: string, text: string) {
  return phone.top.getByLabel(field, { exact: true }).fill(text)
}

/** An order that was paid and approved. */
async function paid(openid: string, start_time: string) {
  const order = await submitted(street.shop.as(openid), start_time)
  await street.shop.as('bo').ask('verify', { order_id: order.id, pass: true })
  return order
}

test('hours are closed after their orders were listed, and opened again', async () => {
  const { start_time } = await hold(street.shop.as('ming'), slot(street.shop, 1))
  const isFree = async () => {
    const { slots } = await street.shop.as('an').ask('listSlots', {})
    return slots.find((found) => found.start_time === slot(street.shop))?.available
  }
  const phone = await open('bo', 'day')
  await phone.tap(/ 21:00 可约$/)
  await phone.tap('停用…')
  await phone.tap('从这时到当天结束 · 全部主机')
  await phone.sees('这段时间已有 1 笔订单，停用后仍然有效；需要的话请逐笔取消')
  await phone.sees(/周一 22:00–23:00 · .* · 待支付/)
  await phone.tap('停用')
  await phone.sees('请填写停用原因')
  expect(await isFree()).toBe(true)

  await write(phone, '停用原因', '设备维护')
  await phone.tap('停用')
  await phone.sees('已停用这段时间')
  expect(await isFree()).toBe(false)
  expect((await settings())?.closures).toMatchObject([{ console_id: null, reason: '设备维护' }])
  expect(await street.shop.find('orders', { start_time })).toMatchObject([{ status: 'pending' }])

  await phone.tap(/ 21:00 停用$/)
  await phone.sees(/设备维护），恢复后马上可以预约/)
  await phone.tap('恢复')
  await phone.sees('已恢复，可以预约了')
  expect(await isFree()).toBe(true)
})

test('a setting that cannot be is refused in a sentence; a good one is saved, and the log says from what to what', async () => {
  const phone = await open('lan', 'settings')
  await write(phone, '保留时间（分钟）', '999')
  await phone.tap('保存')
  await phone.sees(/^保留时间（分钟）要是 \d+ 到 \d+ 的整数$/)
  expect(await phone.calls('updateSettings')).toBe(0)

  await write(phone, '保留时间（分钟）', '20')
  await write(phone, '每小时价格（元）', '20.5')
  await phone.tap('保存')
  await phone.sees('已保存，马上生效')
  expect(await phone.calls('updateSettings')).toBe(1)
  expect(await settings()).toMatchObject({ hold_minutes: 20, price_per_hour: 2050 })

  await phone.hook((hook) => hook.show({ path: 'admin/pages/audits/index' }))
  await phone.sees('lan 修改设置')
  await phone.sees(/保留时间（分钟）：15 分钟 → 20 分钟/)
  await phone.sees(/每小时价格（元）：15.00 元 → 20.50 元/)
})

test('settings that were changed and not saved are not left without a question', async () => {
  const phone = await street.phone('lan', { path: 'pages/admin/index' })
  await phone.tap(/^店铺设置/)
  await write(phone, '核验时限（分钟）', '45')
  await phone.sees('有修改还没有保存')
  await phone.top.getByLabel('返回').tap()
  await phone.sees('修改还没有保存，确定离开吗')
  await phone.tap('取消')
  await phone.top.getByLabel('返回').tap()
  await phone.tap('确定')
  await phone.top.getByText('当日安排').waitFor()
})

test('who is invited accepts with the code, once, and works until removed', async () => {
  const phone = await open('lan', 'admins')
  await write(phone, '称呼', '小李')
  await phone.tap('生成邀请码')
  await phone.tap('发给对方')
  const [card] = await phone.hook((hook) => hook.handed())
  const { path } = { path: '', ...(card?.detail as { path?: string }) }
  expect(path).toMatch(/^\/admin\/pages\/invite\/index\?code=./)

  const friend = await street.phone('li', { path: path.slice(1) })
  await friend.tap('接受邀请')
  await friend.sees('你已成为店员')
  await friend.tap('进入管理')
  await friend.sees('没有待审核的订单')
  const late = await street.phone('late', { path: path.slice(1) })
  await late.tap('接受邀请')
  await late.sees(/邀请码/)
  expect(await street.shop.find('admins', { _id: 'late' })).toEqual([])

  await phone.hook((hook) => hook.show({ path: 'admin/pages/admins/index' }))
  await phone.top.locator('.card').filter({ hasText: '小李' }).getByRole('button', { name: '调整权限' }).tap()
  await phone.tap('移除')
  await phone.tap('移除')
  await phone.sees('已移除')
  await friend.tap(/^全部订单/)
  await friend.sees('你没有这里的权限')
})

test('the log tells in sentences who judged and why', async () => {
  const order = await submitted(street.shop.as('qin'), slot(street.shop, 5))
  const reason = '没有收到这笔转账'
  await street.shop.as('bo').ask('verify', { order_id: order.id, pass: false, reason })
  const phone = await open('lan', 'audits')
  const entry = phone.top.locator('.audit-card').filter({ hasText: order.order_no })
  await entry.waitFor()
  expect((await entry.innerText()).split('\n').map((line) => line.trim())).toEqual([
    `bo 驳回 · 订单 ${order.order_no}`,
    '待核验 → 已驳回',
    `原因：${reason}`,
    expect.stringMatching(/^11月23日 20:\d\d$/),
  ])
})

test('an order is found by its pay code, and cancelled with a reason', async () => {
  const order = await hold(street.shop.as('wu'), slot(street.shop, 6))
  const other = await hold(street.shop.as('sun'), slot(street.shop, 7))
  const phone = await open('bo', 'orders')
  await phone.button(new RegExp(other.order_no)).waitFor()
  await write(phone, '查找订单', order.pay_code)
  await phone.page.keyboard.press('Enter')
  await phone.button(new RegExp(other.order_no)).waitFor({ state: 'detached' })
  await phone.tap(new RegExp(order.order_no))
  await phone.tap('取消订单')
  await phone.tap('主机故障，无法使用')
  await phone.sees('已取消，玩家会看到原因')
  await phone.sees('操作人：bo')
  expect(await street.shop.find('orders', { _id: order.id })).toMatchObject([
    { status: 'cancelled', reason: '主机故障，无法使用' },
  ])
})

test('the figures and the table count the orders there are', async () => {
  const { amount } = await paid('zhou', slot(street.shop, 2))
  await handIn(street.shop.as('zheng'), (await hold(street.shop.as('zheng'), slot(street.shop, 10))).id)
  const orders = await street.shop.find('orders')
  const phone = await open('bo', 'stats')
  await phone.sees(`今天下单 ${orders.length} 笔，其中 1 笔已确认`)
  await phone.sees(`30 天共确认 1 笔，收入 ${yuan(amount)} 元；颜色深的是今天`)
  await phone.sees('最忙是周一 23:00，共 1 小时；颜色越深约的人越多')
  const count = (...statuses: string[]) => orders.filter(({ status }) => statuses.includes(status)).length
  const states = [count('paid'), count('rejected'), count('cancelled'), count('expired')]
  const cells = await phone.top.locator('.states-card-table > *').allInnerTexts()
  const numbers = cells.slice(3).filter((_, at) => at % 3 > 0)
  expect(numbers.map(Number)).toEqual([...states, count('pending', 'proof_submitted')].flatMap((each) => [each, each]))

  await phone.hook((hook) => hook.show({ path: 'admin/pages/export/index' }))
  await phone.tap('生成表格')
  await phone.sees(`表格已生成，共 ${orders.filter(({ start_time }) => start_time < MIDNIGHT).length} 笔`)
  await phone.tap('发送给朋友或文件传输助手')
  const [file] = await phone.hook((hook) => hook.handed())
  expect(file?.kind).toBe('file-message')
  expect(file?.detail).toMatchObject({ fileName: '订单 2026-10-24 至 2026-11-23.csv' })
})
