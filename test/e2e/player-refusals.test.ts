import { pictureSentences } from '../../core/images/image'
import { newUser } from '../../core/order/player'
import { aScreenshot, handIn, hold, moveTo, OPENING, passMinutes, slot } from '../support/scenes'
import { openStreet, type Phone, type Street } from './phone'

const HOLDS_PER_HOUR = 3

let street: Street
beforeAll(async () => {
  street = await openStreet({
    admins: { boss: 'owner' },
    settings: { price_per_hour: 1500, holds_per_hour: HOLDS_PER_HOUR },
  })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

let hours = 12

function holdNext(openid: string) {
  return hold(street.shop.as(openid), slot(street.shop, hours++))
}

async function page(name: 'pay' | 'order', openid: string, order_id: string): Promise<Phone> {
  return street.phone(openid, { path: `visit/pages/${name}/index?order_id=${order_id}` })
}

async function choose(phone: Phone, picture: Uint8Array): Promise<void> {
  await phone.prepare(picture)
  await phone.tap('添加付款截图')
  await phone.tap('同意')
}

test('what is no picture is refused on the phone, with what to do next, and never uploaded', async () => {
  const { id } = await holdNext('z')
  const phone = await page('pay', 'z', id)
  await choose(phone, Buffer.from('I have paid, really.'))
  await phone.sees(pictureSentences.type)
  await phone.tap('知道了')
  await phone.sees('最多 3 张，还可添加 3 张')
})

test('a picture of another kind is made a JPEG by the phone', async () => {
  const { id } = await holdNext('y')
  const phone = await page('pay', 'y', id)
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  await choose(phone, gif)
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
})

test('4000: a file that is gone is refused with the reason, without the name of a field', async () => {
  const { id } = await holdNext('a')
  const phone = await page('pay', 'a', id)
  await choose(phone, aScreenshot())
  await phone.page.route('**/__local/call/uploadProof', (route) =>
    route.continue({ postData: route.request().postData()?.replaceAll('.jpg', '-gone.jpg') }),
  )
  await phone.tap('提交凭证')
  await phone.sees(/^找不到这个文件，请重新上传$/)
})

test('4001: an hour that was taken under the thumb', async () => {
  const phone = await street.phone('b')
  await phone.slot('21:00').tap()
  await hold(street.shop.as('c'), slot(street.shop))
  await phone.tap('预约')
  await phone.sees('这个时段刚被约走了，换一个吧')
  await phone.slot('21:00').filter({ hasText: '已满' }).waitFor()
})

test('4002: an order made elsewhere is in the way, and can be gone to', async () => {
  const phone = await street.phone('d')
  await phone.slot('22:00').tap()
  const { pay_code } = await holdNext('d')
  await phone.tap('预约')
  await phone.sees('你还有一笔未完成的订单')
  await phone.tap('去查看')
  await phone.sees(pay_code)
})

test('4003: a screenshot that comes too late', async () => {
  const { id } = await holdNext('e')
  const phone = await page('pay', 'e', id)
  await choose(phone, aScreenshot())
  passMinutes(street.shop, 16)
  await phone.tap('提交凭证')
  await phone.sees('这笔订单已过期，请重新预约')
  await phone.sees('支付时间已到，这个时段已释放')
})

test('4004: somebody else’s order, with a way on', async () => {
  const { id } = await holdNext('f')
  const phone = await page('order', 'stranger', id)
  await phone.sees('没有权限或订单不存在')
  await phone.tap('去预约')
  await phone.slot('22:00').waitFor()
})

test('4005: an order that changed meanwhile is shown as it is now', async () => {
  const { id } = await holdNext('g')
  const phone = await page('order', 'g', id)
  await phone.sees('待支付')
  await handIn(street.shop.as('g'), id)
  await phone.tap('取消预约')
  await phone.tap('确认取消')
  await phone.sees('订单状态已变化，已为你刷新')
  await phone.sees('待核验')
})

test('4006: who holds and lets go too often reads when to come again', async () => {
  const player = street.shop.as('h')
  for (let held = 0; held < HOLDS_PER_HOUR; held++) {
    const { id } = await holdNext('h')
    await player.ask('cancelOrder', { order_id: id })
  }
  const phone = await street.phone('h')
  await phone.book('22:00')
  await phone.sees(/^操作太频繁，请 \d+ 分钟后再试$/)
})

test('5001: what broke has a number to tell', async () => {
  const damaged = { ...newUser('i', OPENING), recent_holds: null as never }
  await street.shop.insert('users', [damaged])
  const phone = await street.phone('i')
  await phone.book('23:00')
  await phone.sees(/^出了点问题，请稍后重试（编号 [\da-f]{8}）$/)
})

test('offline: nothing is lost, and what can be read comes back with the network', async () => {
  const phone = await street.phone('j', { path: 'pages/me/index' })
  await phone.sees('我的数据')
  await phone.network('offline')
  await phone.sees('网络已断开，恢复后会自动刷新')
  await phone.tab('预约')
  await phone.sees('没有加载成功，已有的预约不受影响')
  await phone.tap('重试')
  await phone.network('online')
  await phone.slot('22:00').tap()
  await phone.network('offline')
  await phone.tap('预约')
  await phone.sees('网络不稳，未提交成功，可放心重试')
  expect(await street.shop.find('orders', { openid: 'j' })).toEqual([])
  await phone.network('online')
  await phone.seesNot('网络已断开，恢复后会自动刷新')
  await phone.tap('预约')
  await phone.sees('请在时间内转账并上传截图')
})
