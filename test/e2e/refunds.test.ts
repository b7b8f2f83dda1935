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
  await list.sees(/^待退 ¥15\.00/)
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
