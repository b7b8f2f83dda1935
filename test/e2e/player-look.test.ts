import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aJpeg } from '../support/pictures'
import { handIn, hold, moveTo, OPENING, slot } from '../support/scenes'
import { flaws } from './look'
import { openStreet, type Street } from './phone'
import { expectNoFlaws, smallScreens } from './small-screen'

/** As long as they may be, nearly. */
const face = {
  name: '阿兰和朋友们的二十四小时游戏小屋',
  address: '上海市黄浦区中山东一路 1 号和平大厦北楼 2 层 203 室，从后门进，电梯只到二楼',
  latitude: 31.2304,
  longitude: 121.4737,
  phone: '138 0000 0000',
  wechat_id: 'alan_and_friends_ps5_shanghai',
  has_contact: true,
  rules: '请带身份证，未成年人要有家长陪同\n迟到 15 分钟请先打电话',
}

let street: Street
const ids: Record<string, string> = {}

/** Orders in every state that a page shows in its own way. */
async function makeOrders(): Promise<void> {
  const { shop } = street
  const [ming, an, boss] = [shop.as('ming'), shop.as('an'), shop.as('boss')]
  const qr = readFileSync(join(__dirname, '../../start/pay-qr.png'))
  await boss.ask('updateSettings', { pay_qr_url: await boss.upload(qr) })
  for (const [at, name] of ['paid', 'rejected', 'returned'].entries()) {
    const { id } = await hold(ming, slot(shop, at))
    await handIn(ming, id, aJpeg(30 + at, 60))
    const verdict = { pass: name === 'paid', reason: '看不清金额，请重新截一张完整的图' }
    await boss.ask('verify', { order_id: id, ...verdict, allow_resubmit: name === 'returned' })
    ids[name] = id
  }
  ids.submitted = (await hold(an, slot(shop, 5))).id
  await handIn(an, ids.submitted)
}

beforeAll(async () => {
  street = await openStreet({
    admins: { boss: 'owner' },
    settings: { price_per_hour: 12_345, notice: '周三晚上换手柄，十点以后可能要等几分钟，请见谅', shop: face },
  })
  moveTo(street.shop, OPENING)
  await makeOrders()
})
afterAll(async () => {
  await street.hangUp()
  await street?.close()
})

const openOn = smallScreens()
function openSmall(openid: string, page: string, order = '') {
  const root = order === '' ? 'pages' : 'visit/pages'
  return openOn(street, openid, `${root}/${page}/index${order && `?order_id=${ids[order] ?? order}`}`)
}

test.each([
  ['slots, an order being unfinished', 'ming', 'slots', '', '付款截图被退回，请重新上传'],
  ['the orders', 'ming', 'orders', '', '已确认'],
  ['a payment that is returned', 'ming', 'pay', 'returned', '截图被退回'],
  ['a payment that waits', 'an', 'pay', 'submitted', '已提交，等待核验'],
  ['an order to pay', 'ming', 'order', 'returned', '经过'],
  ['an order confirmed', 'ming', 'order', 'paid', '付款截图'],
  ['an order rejected', 'ming', 'order', 'rejected', '重新预约'],
  ['nobody’s order', 'ming', 'order', 'none', '没有权限或订单不存在'],
  ['me', 'ming', 'me', '', '我的数据'],
  ['the shop', 'an', 'shop', '-', '未成年人'],
  ['a payment that is made', 'ming', 'pay', 'paid', '查看订单'],
  ['no page', 'ming', 'nowhere', '', '这个页面不存在'],
])('%s: all can be read and tapped, in the light and in the dark', async (_, openid, page, order, words) => {
  const phone = await openSmall(openid, page, order)
  await phone.sees(words)
  await expectNoFlaws(phone)
})

test('while the hours have not arrived, their places are shown', async () => {
  const phone = await street.phone('late', { width: 320, height: 568, fontScale: 2, path: 'pages/me/index' })
  await phone.sees('我的数据')
  await phone.page.route(/listSlots/, () => undefined)
  await phone.tab('预约')
  await phone.top.getByLabel('加载中…').waitFor()
  await expectNoFlaws(phone)
})

test('a chosen hour can be read and booked', async () => {
  const phone = await openSmall('bo', 'slots')
  await phone.slot('03:00').tap()
  await phone.sees('¥123.45')
  await expectNoFlaws(phone)
})

test('pictures that are chosen can be seen and removed', async () => {
  const phone = await openSmall('an', 'pay', 'submitted')
  await phone.tap('补充截图')
  await phone.prepare(aJpeg(), aJpeg(17, 8))
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.sees('最多 3 张，还可添加 0 张')
  await expectNoFlaws(phone)
})

test('what failed to be uploaded can be read and tried again', async () => {
  const phone = await openSmall('ming', 'pay', 'returned')
  await phone.prepare(aJpeg(19, 8))
  await phone.button('添加付款截图').waitFor()
  await phone.network('offline')
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.top.getByRole('button', { name: '上传失败，点按重试' }).waitFor()
  await expectNoFlaws(phone)
  await phone.network('online')
})

test('a page that is shorter than the screen does not scroll', async () => {
  const phone = await street.phone('ming', { path: `visit/pages/pay/index?order_id=${ids.paid}` })
  await phone.sees('查看订单')
  const hidden = await phone.top.locator('.page-scroller').evaluate((page) => page.scrollHeight - page.clientHeight)
  expect(hidden).toBe(0)
})

test('flaws are found: too wide, too small, too pale, too slim', async () => {
  const phone = await openSmall('bo', 'slots')
  await phone.slot('02:00').waitFor()
  await phone.page.addStyleTag({
    content: '.slot { white-space: nowrap; width: 40px; min-height: 30px; color: #777; background: #888 }',
  })
  const found = (await flaws(phone)).join('\n')
  expect(found).toMatch(/is too narrow for what it says/)
  expect(found).toMatch(/is a target of 4\d × /)
  expect(found).toMatch(/has a contrast of 1/)
  await phone.page.addStyleTag({ content: '.slot-grid-day { width: 20px }' })
  expect((await flaws(phone)).join('\n')).toMatch(/is a column of letters/)
  await phone.page.addStyleTag({ content: '.slot-grid-hours { width: 400px }' })
  expect((await flaws(phone)).join('\n')).toMatch(/reaches beyond the screen/)
})
