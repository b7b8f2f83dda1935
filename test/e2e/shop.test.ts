import { moveTo, OPENING } from '../support/scenes'
import { openStreet, type Street } from './phone'

const shop = {
  name: '阿兰的 PS5',
  address: '中山路 1 号 2 楼',
  latitude: 31.2304,
  longitude: 121.4737,
  phone: '138 0000 0000',
  wechat_id: 'alan_ps5',
  has_contact: true,
  rules: '请带身份证\n迟到 15 分钟请先打电话',
}
/** Past 20:00 on a Monday: the evening is dearer. */
const evening = { weekdays: [1, 2, 3], from_hour: 20, to_hour: 24, price: 2000 }

let street: Street
beforeAll(async () => {
  street = await openStreet({
    admins: { lan: 'owner' },
    settings: {
      shop,
      price_per_hour: 1500,
      price_rules: [evening],
      opening_hours: { from_hour: 10, to_hour: 24 },
      closed_weekdays: [2],
    },
  })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

test('the slots say whose shop it is, how it opens, what an hour costs where that differs, and which day is closed', async () => {
  const phone = await street.phone('ming')
  await phone.slot('21:00').filter({ hasText: '¥20' }).waitFor()
  await phone.sees('今天 10:00–24:00 · ¥15.00 起/小时')
  expect(await phone.top.locator('.slot-grid-closed').allInnerTexts()).toEqual(['全天休息'])
  expect(await phone.top.locator('.day-strip-day').allInnerTexts()).toEqual(['今天', '明天', '后天', '周四'])
  await phone.top.locator('.day-strip-day', { hasText: '后天' }).tap()
  await phone.top.locator('.slot', { hasText: '10:00' }).first().and(phone.page.locator(':visible')).waitFor()
})

test('a tap leads from the slots to the map, the telephone, the WeChat id, the rules and the prices', async () => {
  const phone = await street.phone('bo')
  await phone.tap('店铺信息')
  await phone.sees('请带身份证')
  await phone.sees('周二休息')
  await phone.sees('周一、周二、周三 20:00–24:00')
  await phone.sees('¥20.00/小时')
  await phone.tap(/中山路/)
  await phone.tap(/138 0000 0000/)
  await phone.tap('呼叫 138 0000 0000')
  await phone.tap(/alan_ps5/)
  await phone.tap('同意')
  await phone.sees('内容已复制')
  const { name, address, latitude, longitude } = shop
  expect(await phone.hook((hook) => hook.handed())).toEqual([
    { kind: 'map', detail: { name, address, latitude, longitude } },
    { kind: 'call', detail: '138 0000 0000' },
    { kind: 'clipboard', detail: 'alan_ps5' },
  ])
})

test('an owner writes down where the shop is, and players read it', async () => {
  const owner = await street.phone('lan', { path: 'admin/pages/settings/index' })
  await owner.top.locator('input[aria-label="电话"], [aria-label="电话"] input').first().fill('139 1111 1111')
  await owner.tap('保存')
  await owner.sees('已保存，马上生效')
  const player = await street.phone('an', { path: 'pages/me/index' })
  await player.sees('电话 139 1111 1111')
})
