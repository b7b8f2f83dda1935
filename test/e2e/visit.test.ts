import { addHours } from '../../core/time'
import { consoles } from '../../core/testing/samples'
import { handIn, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openStreet, type Street } from './phone'
import { expectNoFlaws } from './small-screen'

let street: Street
beforeAll(async () => {
  const evening = { weekdays: [0, 1, 2, 3, 4, 5, 6], from_hour: 18, to_hour: 24, price: 2000 }
  street = await openStreet({
    admins: { lan: 'owner' },
    settings: { consoles: consoles(2), price_per_hour: 1500, price_rules: [evening], check_in: true },
  })
})
/** Every test has days of its own. */
let tests = 0
beforeEach(() => moveTo(street.shop, addHours(OPENING, 24 * 7 * tests++)))
afterEach(() => street.hangUp())
afterAll(() => street?.close())

/** 8:00 of the next morning but one, and some hours. */
function morning(hours = 0) {
  return slot(street.shop, 35 + hours)
}
async function paid(openid: string, start_time: string, hours = 1) {
  const wanted = { start_time, hours, console_id: '1' }
  const { order } = await street.shop.as(openid).ask('createReservation', wanted)
  await handIn(street.shop.as(openid), order.id)
  await street.shop.as('lan').ask('verify', { order_id: order.id, pass: true })
  return order.id
}
async function stored(order_id: string) {
  return (await street.shop.find('orders', { _id: order_id }))[0]
}

test('a player moves a confirmed order: the hours that fit are shown, the difference is said, and the page tells of it', async () => {
  const order_id = await paid('ming', morning(), 2)
  const phone = await street.phone('ming', { path: `visit/pages/order/index?order_id=${order_id}` })
  await phone.tap('改时间')
  await phone.sees(/^现在是 11月25日 周三 08:00–10:00 · 1号机/)
  const day = phone.top.getByRole('group', { name: /11月25日/ })
  await day.locator('.slot', { hasText: '18:00' }).tap()
  await phone.sees('贵 ¥10.00，不能直接改过去，请联系店家')
  expect(await phone.button('改到这里').getAttribute('aria-disabled')).toBe('true')
  await day.locator('.slot', { hasText: '09:00' }).tap()
  await phone.sees('周三 09:00–11:00 · 2 小时')
  await phone.sees('价格不变')
  await expectNoFlaws(phone)
  await phone.tap('改到这里')
  await phone.sees('11月25日 周三 09:00–11:00')
  await phone.sees('你改了时间')
  await phone.sees('原来是 11月25日 08:00 · 1号机')
  expect(await stored(order_id)).toMatchObject({ start_time: morning(1), console_id: '1', amount: 3000 })
  await phone.top.getByRole('button', { name: '改时间' }).waitFor({ state: 'detached' })
})

test('an admin moves to another console at the same hour, and to a dearer one, with a reason and the difference', async () => {
  const order_id = await paid('hua', morning())
  const phone = await street.phone('lan', { path: `admin/pages/order/index?order_id=${order_id}` })
  await phone.tap('改时间')
  const own = phone.top.locator('.slot.mine')
  await own.tap()
  await phone.tap('改到这里')
  await phone.tap('主机故障，换到别的时间')
  await phone.sees('已改好时间，玩家会看到原因')
  expect(await stored(order_id)).toMatchObject({ start_time: morning(), console_id: '2' })
  await phone.tap('改时间')
  const day = phone.top.getByRole('group', { name: /12月2日/ })
  await day.locator('.slot', { hasText: '19:00' }).tap()
  await phone.sees('贵 ¥5.00，下一步选择怎样处理差价')
  await expectNoFlaws(phone)
  await phone.tap('改到这里')
  await phone.tap('玩家要求改时间')
  await phone.tap('已收现金差价')
  await phone.sees('已收 ¥15.00 转账；已收 ¥5.00 现金')
  expect(await stored(order_id)).toMatchObject({ start_time: morning(11), amount: 2000 })
})

test('a guest at the counter is booked in three taps, for more hours with a word more, and marked', async () => {
  const phone = await street.phone('lan', { path: 'admin/pages/day/index' })
  await phone.tap(/^1号机 20:00 可约$/)
  await phone.tap('登记到店客人')
  await phone.tap('登记')
  await phone.sees('已登记，时段已占用')
  const [first] = await street.shop.find('orders', { origin: 'staff' })
  expect(first).toMatchObject({ player_name: '散客', hours: 1, amount: 2000, start_time: slot(street.shop, -1) })

  await phone.tap(/^2号机 21:00 可约$/)
  await phone.tap('登记到店客人')
  await phone.top.getByLabel('客人', { exact: true }).fill('老张')
  await phone.top.getByRole('tab', { name: '2 小时' }).tap()
  await phone.top.getByRole('tab', { name: '转账' }).tap()
  await phone.top.getByLabel('金额（元）', { exact: true }).fill('30,5')
  await phone.tap('登记')
  await phone.sees('金额要写成 15 或 15.50 这样的数')
  await phone.top.getByLabel('金额（元）', { exact: true }).fill('30.5')
  await expectNoFlaws(phone)
  await phone.tap('登记')
  await phone.tap(/^2号机 22:00 老张/)
  await phone.sees('已收 ¥30.50 转账')
  await phone.sees('到店登记，没有玩家账号')
  passMinutes(street.shop, 30)
  const later = await street.phone('lan', { path: `admin/pages/order/index?order_id=${first?._id}` })
  await later.tap('登记到店')
  await later.sees('已登记到店')
  await expectNoFlaws(later)
  passMinutes(street.shop, 155)
  const board = await street.phone('lan', { path: 'admin/pages/day/index' })
  await board.sees(/散客\s*已到店/)
  await board.tap(/^2号机 22:00 老张\s*未到？$/)
  await board.tap('确认未到店')
  await board.sees('已记为未到店')
  expect(await street.shop.find('orders', { visit: 'missed' })).toMatchObject([{ player_name: '老张' }])
})

test('the order shows its number as one picture, and an admin scans it when its player comes', async () => {
  const order_id = await paid('qiang', slot(street.shop))
  const order_no = String((await stored(order_id))?.order_no)
  const phone = await street.phone('qiang', { path: `visit/pages/order/index?order_id=${order_id}` })
  const picture = phone.top.getByLabel(`订单 ${order_no} 的二维码`)
  await picture.waitFor()
  const drawn = await phone.page.waitForFunction(
    () => [...document.querySelectorAll('img')].find(({ src }) => src.startsWith('data:image/svg'))?.naturalWidth,
  )
  expect(await drawn.jsonValue()).toBeGreaterThan(0)
  await expectNoFlaws(phone)

  passMinutes(street.shop, 30)
  const desk = await street.phone('lan', { path: 'admin/pages/day/index' })
  const scan = async (text: string) => {
    await desk.tap('扫码登记到店')
    await desk.page.getByPlaceholder('二维码的内容').fill(text)
    await desk.tap('确定')
  }
  await scan('https://example.com')
  await desk.sees('这不是订单的二维码；也可以点订单，在订单里登记')
  await scan(order_no)
  await desk.sees(/21:00 已到店$/)
  await desk.tap(/^1号机 21:00 .*\s*已到店$/)
  expect(await stored(order_id)).toMatchObject({ visit: 'arrived' })
})
