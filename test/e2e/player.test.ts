import { aScreenshot, handIn, hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { eventually } from 'wechat-local/testing'
import { travel } from './journey'
import { openStreet, type Phone, type Street } from './phone'

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { boss: 'owner' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

function ordersOf(openid: string) {
  return street.shop.find('orders', { openid })
}

/** The pay page of an hour that was held before. */
async function payPage(openid: string, hours: number): Promise<Phone> {
  const order = await hold(street.shop.as(openid), slot(street.shop, hours))
  const phone = await street.phone(openid, { path: `visit/pages/pay/index?order_id=${order.id}` })
  await phone.sees('请在时间内转账并上传截图')
  return phone
}

async function secondsLeft(phone: Phone): Promise<number> {
  const [minutes = NaN, seconds = NaN] = (await phone.top.locator('.countdown').innerText()).split(':').map(Number)
  return minutes * 60 + seconds
}

test('a player books, pays, mends what was returned, and has the confirmed hour in the calendar', async () => {
  const phone = await street.phone('ming')
  await travel(street, phone, '21:00')
  expect(await ordersOf('ming')).toMatchObject([
    { status: 'paid', amount: 1500, start_time: '2026-11-23T13:00:00.000Z', proofs: [{}], returned_proofs: [{}] },
  ])
  expect(await phone.hook((hook) => hook.handed())).toMatchObject([
    { kind: 'calendar', detail: { title: '玩 PS5', startTime: 1795438800, endTime: '1795442400' } },
  ])
})

test('two phones want the same hour: one pays, the other reads a sentence and sees it taken', async () => {
  const phones = await Promise.all([street.phone('an'), street.phone('bo')])
  await Promise.all(phones.map((phone) => phone.slot('23:00').tap()))
  await Promise.all(phones.map((phone) => phone.tap('预约')))
  const outcomes = await Promise.all(
    phones.map((phone) =>
      Promise.race([
        phone.sees('请在时间内转账并上传截图').then(() => 'won'),
        phone.sees('这个时段刚被约走了，换一个吧').then(() => 'lost'),
      ]),
    ),
  )
  expect(outcomes.sort()).toEqual(['lost', 'won'])
  const [winner] = await street.shop.find('orders', { start_time: '2026-11-23T15:00:00.000Z' })
  const loser = phones.find((phone) => phone.openid !== winner?.openid)
  await loser?.slot('23:00').filter({ hasText: '已满' }).waitFor()
})

test('a hold that lapses on the pay page says so at that second, and its hour is free for the next', async () => {
  const phone = await payPage('chen', 4)
  const { expire_at = '', start_time = '' } = (await ordersOf('chen'))[0] ?? {}
  moveTo(street.shop, new Date(Date.parse(expire_at) - 2500).toISOString())
  await phone.hook((hook) => hook.hide())
  await phone.hook((hook) => hook.show())
  await phone.sees('00:02')
  await phone.sees('支付时间已到，这个时段已释放')
  await hold(street.shop.as('dai'), start_time)
  await phone.tap('重新预约')
  await phone.slot('01:00').filter({ hasText: '已满' }).waitFor()
})

test('put away and back, the pay page is as it was and its countdown is right', async () => {
  const phone = await payPage('er', 6)
  await phone.page.getByLabel('备注').fill('尾号 1234')
  await phone.prepare(aScreenshot())
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  const before = await secondsLeft(phone)
  await phone.hook((hook) => hook.hide())
  passMinutes(street.shop, 3)
  await phone.hook((hook) => hook.show())
  await eventually(async () => expect(before - (await secondsLeft(phone))).toBeGreaterThanOrEqual(180))
  expect(before - (await secondsLeft(phone))).toBeLessThan(240)
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
  expect((await ordersOf('er'))[0]).toMatchObject({ note: '尾号 1234', proofs: [{}] })
})

test('two taps make one call and one order', async () => {
  const phone = await street.phone('fang')
  const letGo = await phone.holdUp('createReservation')
  await phone.slot('06:00').tap()
  await phone.tapTwice('预约')
  letGo()
  await phone.sees('请在时间内转账并上传截图')
  expect(await phone.calls('createReservation')).toBe(1)
  expect(await ordersOf('fang')).toHaveLength(1)
})

test('when the answer was lost, tapping again gives the same order', async () => {
  const phone = await street.phone('gao')
  await phone.loseReply('createReservation')
  await phone.book('07:00')
  await phone.sees('网络不稳，未提交成功，可放心重试')
  expect(await ordersOf('gao')).toHaveLength(1)
  await phone.tap('预约')
  await phone.sees('请在时间内转账并上传截图')
  expect(await phone.calls('createReservation')).toBe(2)
  expect(await ordersOf('gao')).toHaveLength(1)
})

test('an order says how it stands, what comes next and until when, before anything else', async () => {
  const order = await hold(street.shop.as('zoe'), slot(street.shop, 20))
  const phone = await street.phone('zoe', { path: `visit/pages/order/index?order_id=${order.id}` })
  const state = phone.top.locator('.order-state')
  await state.filter({ hasText: '待支付' }).filter({ hasText: '到时没有上传，时段会释放' }).waitFor()
  expect(await secondsLeft(phone)).toBeGreaterThan(0)
  const [first, history] = await Promise.all([state.boundingBox(), phone.page.getByText('经过').boundingBox()])
  expect(first?.y).toBeLessThan(history?.y ?? 0)
  await handIn(street.shop.as('zoe'), order.id)
  await phone.follow(`visit/pages/order/index?order_id=${order.id}`)
  await phone.top.locator('.order-state').filter({ hasText: '待核验' }).filter({ hasText: '前核验' }).waitFor()
})
