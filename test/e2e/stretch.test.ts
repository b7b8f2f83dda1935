import { consoles } from '../../core/testing/samples'
import { handIn, moveTo, OPENING, slot } from '../support/scenes'
import { openStreet, type Street } from './phone'
import { expectNoFlaws } from './small-screen'

let street: Street
beforeAll(async () => {
  street = await openStreet({
    admins: { lan: 'owner' },
    settings: { consoles: consoles(3), price_per_hour: 1500, pay_qr_url: 'https://shop.example/pay.png' },
  })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

/** Only 3号机 is free at 02:00, and only 1号机 at 03:00. */
async function fillNight(): Promise<void> {
  const places = [
    ['a', 5, '1'],
    ['b', 5, '2'],
    ['c', 6, '3'],
    ['d', 6, '2'],
  ] as const
  for (const [who, hours, console_id] of places) {
    const player = street.shop.as(who)
    const { order } = await player.ask('createReservation', { start_time: slot(street.shop, hours), console_id })
    await handIn(player, order.id)
  }
}

test('two taps choose several hours on one console; what no single one reaches is shown so, and played on later', async () => {
  await fillNight()
  const phone = await street.phone('ming')
  await phone.slot('01:00').tap()
  await phone.sees('再点后面的时段可连续预约')
  const far = phone.top.locator('.slot.far')
  await far.nth(1).waitFor()
  expect((await far.allInnerTexts()).map((text) => text.slice(0, 5))).toEqual(['03:00', '04:00'])
  await phone.slot('02:00').tap()
  await phone.sees('周二 01:00–03:00 · 2 小时')
  await phone.sees('¥30.00')
  const chip = phone.top.getByRole('tab', { name: '1号机' })
  expect(await chip.getAttribute('aria-disabled')).toBe('true')
  await phone.top.getByRole('tab', { name: '3号机' }).tap()
  await expectNoFlaws(phone)
  await phone.tap('预约')
  await phone.sees('11月24日 周二 01:00–03:00')

  const [order] = await street.shop.find('orders', { openid: 'ming' })
  expect(order).toMatchObject({ hours: 2, console_id: '3', amount: 3000, start_time: slot(street.shop, 4) })
  const order_id = String(order?._id)
  await handIn(street.shop.as('ming'), order_id)
  await street.shop.as('lan').ask('verify', { order_id, pass: true })
  await street.shop.as('lan').ask('cancelOrder', { order_id: await ownerOf('c'), reason: '主机坏了' })
  const home = await street.phone('ming', { path: `visit/pages/order/index?order_id=${order_id}` })
  await home.tap('续 1 小时（03:00 起，¥15.00）')
  await home.sees('11月24日 周二 03:00–04:00')
  expect(await street.shop.find('orders', { openid: 'ming', status: 'pending' })).toMatchObject([
    { hours: 1, console_id: '3', start_time: slot(street.shop, 6) },
  ])
})

async function ownerOf(openid: string): Promise<string> {
  const [order] = await street.shop.find('orders', { openid })
  return String(order?._id)
}
