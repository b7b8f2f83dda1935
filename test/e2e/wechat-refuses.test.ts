import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { builtWeapp, openStreet, type Phone, type Street } from './phone'

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { lan: 'owner' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street.close())

async function paidOrder(openid: string, hours: number): Promise<Phone> {
  const { id } = await submitted(street.shop.as(openid), slot(street.shop, hours))
  await street.shop.as('lan').ask('verify', { order_id: id, pass: true })
  return street.phone(openid, { path: `visit/pages/order/index?order_id=${id}` })
}

test('a calendar that was forbidden leads to the settings, and works once it is allowed there', async () => {
  const phone = await paidOrder('ming', 0)
  await phone.tap('加到日历')
  await phone.tap('拒绝')
  await phone.sees(/你拒绝过“添加到日历”/)
  await phone.tap('去设置')
  await phone.tap('开启')
  await phone.seesNot(/你拒绝过“添加到日历”/)
  await phone.tap('加到日历')
  await phone.sees('已加到日历')
})

test('a button that cannot be tapped yet says so to a screen reader, without the attribute that WeChat’s own sheet colours', async () => {
  const { id } = await hold(street.shop.as('an'), slot(street.shop, 1))
  const phone = await street.phone('an', { path: `visit/pages/pay/index?order_id=${id}` })
  const button = phone.button('提交凭证')
  await button.waitFor()
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  expect(await button.getAttribute('disabled')).toBeNull()
  await button.tap({ force: true })
  expect(await phone.calls('uploadProof')).toBe(0)
})

test('the nickname asks for consent before WeChat could offer its own, and saves what its review passes', async () => {
  await street.shop.as('bo').ask('login', {})
  const phone = await street.phone('bo', { path: 'pages/me/index' })
  const field = phone.top.getByLabel('昵称', { exact: true })
  await field.tap()
  await phone.tap('同意')
  await field.fill('波波')
  await field.blur()
  await phone.sees('已保存')
  expect(await street.shop.find('users', { _id: 'bo' })).toMatchObject([{ nickname: '波波' }])
})

test('settings that were left by a swipe are offered again, and can be given up', async () => {
  const phone = await street.phone('lan', { path: 'pages/admin/index' })
  const notice = phone.top.getByLabel('店铺公告', { exact: true })
  await phone.tap(/^店铺设置/)
  await notice.fill('今晚十点关门')
  await phone.sees('有修改还没有保存')
  await phone.hook((hook) => hook.swipeBack())
  await phone.tap(/^店铺设置/)
  await phone.sees('已恢复上次没有保存的修改')
  expect(await notice.inputValue()).toBe('今晚十点关门')
  await phone.tap('放弃草稿')
  await phone.seesNot('已恢复上次没有保存的修改')
  expect(await notice.inputValue()).toBe('')
})

test('of all pages WeChat may show only the hours to strangers who search', () => {
  const sitemap = join(builtWeapp, 'sitemap.json')
  expect(existsSync(sitemap)).toBe(true)
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { sitemapLocation?: string; rules?: unknown }
  expect(read(join(builtWeapp, 'app.json')).sitemapLocation).toBe('sitemap.json')
  expect(read(sitemap).rules).toEqual([
    { action: 'allow', page: 'pages/slots/index' },
    { action: 'disallow', page: '*' },
  ])
})
