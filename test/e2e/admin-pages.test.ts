import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OrderView } from '../../core/contract/contract'
import { insertPast } from '../support/measuring/years'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, handIn, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { pagesOfAdmins } from './figures'
import { builtWeapp, openStreet, type Phone, type Street } from './phone'
import { readToTheEnd } from './scroll'

let street: Street
beforeAll(async () => {
  street = await openStreet({
    admins: { lan: 'owner', bo: 'operator' },
    settings: { price_per_hour: 1500, consoles: consoles(4) },
  })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

function open(openid: string, page: string, query = '') {
  return street.phone(openid, { path: `admin/pages/${page}/index${query}` })
}

function write(phone: Phone, field: string, text: string) {
  return phone.top.getByLabel(field, { exact: true }).fill(text)
}

function november(day: number) {
  return ['2026年', '11月', `${day}日`]
}

async function settings() {
  return (await street.shop.find('settings'))[0]
}

async function named(openid: string, nickname: string) {
  await street.shop.as(openid).ask('updateProfile', { nickname })
  return street.shop.as(openid)
}

test('the screenshots of an order are looked at full screen, one after the other, and the list stays', async () => {
  const player = street.shop.as('ming')
  const order = await hold(player, slot(street.shop))
  const file_ids = [await player.upload(aScreenshot()), await player.upload(aScreenshot())]
  await player.ask('uploadProof', { order_id: order.id, file_ids })
  const phone = await open('bo', 'review')
  await phone.tap('第 2 张截图，点按全屏查看')
  await phone.page.locator('.preview').waitFor()
  expect(await phone.hook((hook) => hook.shown())).toMatchObject([{ kind: 'preview', title: '2/2' }])
  await phone.page.locator('.preview').tap()
  await phone.page.locator('.preview').waitFor({ state: 'detached' })
  await phone.button('通过').waitFor()
  expect(await phone.calls('adminListOrders')).toBe(1)
})

test('two admins on the page of one order: the second is told what the first did', async () => {
  const order = await submitted(street.shop.as('an'), slot(street.shop, 1))
  const openOrder = (openid: string) => open(openid, 'order', `?order_id=${order.id}`)
  const [first, second] = await Promise.all([openOrder('lan'), openOrder('bo')])
  await first.tap('通过')
  await first.tap('确定')
  await first.sees('操作人：lan')
  await second.tap('驳回')
  await second.tap('没有收到这笔转账')
  await second.sees(/^lan 已在 11月23日 20:\d\d 通过了订单 .*，你的操作没有重复生效$/)
  await second.sees('操作人：lan')
  expect(await street.shop.find('orders', { _id: order.id })).toMatchObject([{ status: 'paid' }])
})

test('orders are narrowed by state and day, widened again, and of one player alone', async () => {
  const player = await named('hua', '花花 100%')
  const order = await hold(player, slot(street.shop, 2))
  const other = await hold(street.shop.as('qiang'), slot(street.shop, 30))
  const phone = await open('bo', 'orders')
  const card = ({ order_no }: OrderView) => phone.button(new RegExp(order_no))
  await card(other).waitFor()
  const state = (name: string) => phone.top.getByRole('checkbox', { name }).tap()
  await state('待核验')
  await card(other).waitFor({ state: 'detached' })
  await state('待支付')
  await card(order).waitFor()
  await card(other).waitFor()
  await phone.pick(/^结束日期/, ...november(23))
  await card(other).waitFor({ state: 'detached' })
  await card(order).tap()
  await phone.tap('这位玩家的全部订单')
  await phone.sees('只看 花花 100% 的订单')
  await card(order).waitFor()
  expect(await card(other).count()).toBe(0)
  await street.shop.as('qiang').ask('cancelOrder', { order_id: other.id })
  await player.ask('cancelOrder', { order_id: order.id })
})

test('a long list of orders comes page by page, down to the first', async () => {
  await insertPast(street.shop, 45, OPENING, 55)
  const stored = (await street.shop.find('orders')).map(({ order_no }) => order_no)
  const phone = await open('bo', 'orders')
  await phone.top.locator('.card').first().waitFor()
  const { texts } = await readToTheEnd(phone, '.card .soft')
  expect(texts.map((line) => line.split(' · ').at(-1)).sort()).toEqual(stored.sort())
  expect(await phone.calls('adminListOrders')).toBe(3)
})

test('a new price holds for new orders; those there are keep theirs', async () => {
  const old = await hold(street.shop.as('wu'), slot(street.shop, 3))
  const phone = await open('lan', 'settings')
  await write(phone, '每小时价格（元）', '99')
  await phone.tap('保存')
  await phone.sees('已保存，马上生效')
  const next = await hold(street.shop.as('sun'), slot(street.shop, 3))
  expect([old.amount, next.amount]).toEqual([1500, 9900])
  expect((await street.shop.as('wu').ask('getOrder', { order_id: old.id })).order.amount).toBe(1500)
  const player = await street.phone('wu', { path: `visit/pages/order/index?order_id=${old.id}` })
  await player.sees('¥15.00')
})

test('the QR code is seen before it is saved, and then by players', async () => {
  const phone = await open('lan', 'settings')
  await phone.sees('价格不是免费，却没有收款码：预约的人无法付款，请上传收款码')
  await phone.prepare(readFileSync(join(__dirname, '../../start/pay-qr.png')))
  await phone.tap('上传收款码')
  await phone.tap('同意')
  await phone.sees('新收款码，保存后生效')
  expect((await settings())?.pay_qr_url).toBe('')
  await phone.tap('保存')
  await phone.sees('已保存，马上生效')
  expect((await settings())?.pay_qr_url).toMatch(/^cloud:/)
  const { pay_qr_url } = await hold(street.shop.as('zhou'), slot(street.shop, 4))
  expect((await fetch(pay_qr_url ?? '')).status).toBe(200)
})

test('the log is narrowed by who did it, by what was done and by time', async () => {
  await street.shop.as('bo').ask('cancelOrder', {
    order_id: (await hold(street.shop.as('li'), slot(street.shop, 5))).id,
    reason: '重复的订单',
  })
  const phone = await open('lan', 'audits')
  const entries = phone.top.locator('.audit-card')
  const first = (words: string) => entries.first().filter({ hasText: words }).waitFor()
  await first('bo 取消订单')
  await phone.pick(/^操作人/, 'lan')
  await entries.filter({ hasText: 'bo 取消订单' }).waitFor({ state: 'detached' })
  await first('lan')
  await phone.pick(/^操作 /, '通过')
  await first('lan 通过')
  expect(await entries.count()).toBe(1)
  await phone.pick(/^开始日期/, ...november(24))
  await phone.sees('没有符合条件的记录')
  await phone.tap('清除筛选')
  await first('bo 取消订单')
})

test('the last owner cannot be removed, and reads why', async () => {
  const phone = await open('lan', 'admins')
  await phone.top.locator('.card').filter({ hasText: '（我）' }).getByRole('button', { name: '调整权限' }).tap()
  await phone.tap('移除')
  await phone.tap('移除')
  await phone.sees('至少要留一位店主')
  expect(await street.shop.find('admins', { _id: 'lan' })).toMatchObject([{ role: 'owner' }])
})

test('the first owner comes in with the code of the deployment, once', async () => {
  const young = await openStreet()
  const _id = createHash('sha256').update('K7Q2MD8PK7Q2').digest('hex')
  const expire_at = '2030-01-01T00:00:00.000Z'
  await young.shop.insert('invites', [{ _id, role: 'owner', name: '店主', expire_at, used_by: null }])
  for (const [openid, words] of [
    ['lan', '你已成为店主'],
    ['late', '邀请码无效、已过期或已用过'],
  ] as const) {
    const phone = await young.phone(openid, { path: 'pages/me/index' })
    await phone.tap(/^输入邀请码/)
    await write(phone, '邀请码', 'k7q2md8pk7q2')
    await phone.tap('接受邀请')
    await phone.sees(words)
  }
  expect(await young.shop.find('admins')).toMatchObject([{ _id: 'lan', role: 'owner' }])
  await young.hangUp()
  await young.close()
})

/** The page of the export asks for nothing until it is told to. */
const guarded = pagesOfAdmins(builtWeapp).filter((path) => !/\/(invite|export)\//.test(path))

test.each(guarded)('%s: whose role is taken away while it is open is told when it is shown again', async (path) => {
  const name = path.split('/')[2] ?? ''
  const openid = `cai-${name}`
  const role = name === 'messages' ? 'owner' : 'operator'
  await street.shop.insert('admins', [{ _id: openid, role, name: '小蔡' }])
  const [order] = await street.shop.find('orders')
  const phone = await street.phone(openid, { path: `${path}?order_id=${order?._id}` })
  await phone.seesNot('加载中…')
  expect(await phone.top.getByText('你没有这里的权限').count()).toBe(0)
  await street.shop.as('lan').ask('changeAdmin', { admin_id: openid, role: null })
  await phone.hook((hook) => hook.hide())
  await phone.hook((hook) => hook.show())
  await phone.sees('你没有这里的权限')
})

test('whose role is taken away can export no more', async () => {
  await street.shop.insert('admins', [{ _id: 'cai', role: 'operator', name: '小蔡' }])
  const phone = await open('cai', 'export')
  await phone.button('生成表格').waitFor()
  await street.shop.as('lan').ask('changeAdmin', { admin_id: 'cai', role: null })
  await phone.tap('生成表格')
  await phone.sees('你没有这里的权限')
})

test('what is handed in twice with one picture is shown with the number of the other order', async () => {
  const picture = aScreenshot()
  const first = await submitted(street.shop.as('shan'), slot(street.shop, 6), picture)
  const second = await hold(street.shop.as('mao'), slot(street.shop, 7))
  await handIn(street.shop.as('mao'), second.id, picture)
  const phone = await open('bo', 'order', `?order_id=${second.id}`)
  await phone.sees(`这张截图曾用于订单 ${first.order_no}`)
})
