import { handIn, moveTo, OPENING, slot } from '../support/scenes'
import { openStreet, type Street } from './phone'
import { expectNoFlaws } from './small-screen'

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { lan: 'owner' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

async function paid(openid: string, hour: number) {
  const { order } = await street.shop.as(openid).ask('createReservation', { start_time: slot(street.shop, hour) })
  await handIn(street.shop.as(openid), order.id)
  await street.shop.as('lan').ask('verify', { order_id: order.id, pass: true })
  return order.id
}

test('an admin cancels a paid order, finds it among those that wait for a refund, and writes the refund down', async () => {
  const order_id = await paid('ming', 3)
  const admin = await street.phone('lan', { path: `admin/pages/order/index?order_id=${order_id}` })
  await admin.tap('取消订单')
  await admin.tap('主机故障，无法使用')
  await admin.sees('已收 ¥15.00，要退给玩家吗')
  await admin.tap('要退款，记为待退')
  await admin.sees('还应退 ¥15.00')
  await expectNoFlaws(admin)

  const player = await street.phone('ming', { path: `visit/pages/order/index?order_id=${order_id}` })
  await player.sees('预约已取消，时段已释放；店家会退还 ¥15.00')

  const list = await street.phone('lan', { path: 'admin/pages/orders/index' })
  await list.top.getByRole('checkbox', { name: '待退款' }).tap()
  await list.sees(/^待退 ¥15\.00，11月23日 \d\d:\d\d 起/)
  await expectNoFlaws(list)

  await admin.tap('登记已退款')
  await admin.sees('已退给玩家 ¥15.00，怎样退的')
  await admin.tap('现金')
  await admin.sees('已收 ¥15.00 转账；应退 ¥15.00；已退 ¥15.00 现金')
  await admin.top.getByRole('button', { name: '登记已退款' }).waitFor({ state: 'detached' })
  const again = await street.phone('ming', { path: `visit/pages/order/index?order_id=${order_id}` })
  await again.sees('预约已取消，店家已退款')
})

test('where the admin keeps the money, nothing is owed', async () => {
  const order_id = await paid('hua', 4)
  const admin = await street.phone('lan', { path: `admin/pages/order/index?order_id=${order_id}` })
  await admin.tap('取消订单')
  await admin.tap('双方协商取消')
  await admin.tap('不退款')
  await admin.sees('双方协商取消')
  const [stored] = await street.shop.find('orders', { _id: order_id })
  expect([stored?.status, stored?.owed ?? 0]).toEqual(['cancelled', 0])
})

test('a player cancels a paid order where the shop allows it', async () => {
  await street.shop.as('lan').ask('updateSettings', { cancel_hours: 1 })
  const order_id = await paid('qiang', 6)
  const phone = await street.phone('qiang', { path: `visit/pages/order/index?order_id=${order_id}` })
  await phone.tap('取消预约')
  await phone.sees('时段会立即释放给其他人，付的钱由店家退还')
  await phone.tap('确认取消')
  await phone.sees('店家会退还 ¥15.00')
  await expectNoFlaws(phone)
})

test('an admin says what came in: less is let go or asked for, more is owed', async () => {
  const waiting = async (openid: string, hour: number) => {
    const { order } = await street.shop.as(openid).ask('createReservation', { start_time: slot(street.shop, hour) })
    await handIn(street.shop.as(openid), order.id)
    return street.phone('lan', { path: `admin/pages/order/index?order_id=${order.id}` })
  }
  const short = await waiting('an', 7)
  await short.tap('实收金额不同…')
  await short.page.getByRole('textbox').last().fill('10')
  await short.tap('确定')
  await short.tap('退回，请玩家补 ¥5.00')
  await short.sees('只收到 ¥10.00，还差 ¥5.00，请补付后一起上传截图')
  const over = await waiting('bei', 8)
  await over.tap('实收金额不同…')
  await over.page.getByRole('textbox').last().fill('20.5')
  await over.tap('确定')
  await over.sees('多收的 ¥5.50 会记为待退款')
  await over.tap('通过')
  await over.sees('还应退 ¥5.50')
  await expectNoFlaws(over)
})

test('an hour that costs nothing is handed in without a screenshot', async () => {
  await street.shop.as('lan').ask('updateSettings', { price_per_hour: 0 })
  const { order } = await street.shop.as('fei').ask('createReservation', { start_time: slot(street.shop, 9) })
  const phone = await street.phone('fei', { path: `visit/pages/pay/index?order_id=${order.id}` })
  await phone.sees('本次免费，无需转账和截图；提交后等店主确认')
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
  await expectNoFlaws(phone)
})
