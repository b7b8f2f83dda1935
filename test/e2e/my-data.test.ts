import { hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openStreet, type Phone, type Street } from './phone'

const LEAVE = /^注销并删除我的数据/
const EXPORT = /^导出我的数据/

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { boss: 'owner' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

/** The page of a player who has a name. */
async function mePage(openid: string): Promise<Phone> {
  await street.shop.as(openid).ask('login', {})
  await street.shop.as(openid).ask('updateProfile', { nickname: `${openid} 同学` })
  const phone = await street.phone(openid, { path: 'pages/me/index' })
  await phone.button(LEAVE).waitFor()
  return phone
}

/** A visit that was paid and begins in so many hours. */
async function paid(openid: string, hours: number) {
  const order = await submitted(street.shop.as(openid), slot(street.shop, hours))
  await street.shop.as('boss').ask('verify', { order_id: order.id, pass: true })
  return order
}

function nickname(phone: Phone) {
  return phone.top.getByLabel('昵称', { exact: true }).inputValue()
}
function ordersOf(openid: string) {
  return street.shop.find('orders', { openid })
}

test('a player takes along what the shop knows, as a file', async () => {
  await paid('ming', 0)
  const phone = await mePage('ming')
  await phone.tap(EXPORT)
  await phone.sees('已整理好，点这里发送文件')
  await phone.tap(EXPORT)
  await phone.seesNot('已整理好，点这里发送文件')
  const [file] = await phone.hook((hook) => hook.handed())
  expect(file).toMatchObject({ kind: 'file-message', detail: { fileName: '我的数据.txt' } })
  expect(await phone.calls('exportMyData')).toBe(1)
})

test('an order that is open is in the way of leaving, and can be gone to', async () => {
  const { pay_code } = await hold(street.shop.as('an'), slot(street.shop, 1))
  const phone = await mePage('an')
  await phone.tap(LEAVE)
  await phone.sees(/不能恢复。订单只留下时段和金额/)
  await phone.tap('确认删除')
  await phone.sees('还有未完成或未到场的订单，结束后再注销')
  await phone.tap('去查看')
  await phone.sees(pay_code)
  expect(await ordersOf('an')).toMatchObject([{ status: 'pending' }])
  expect(await street.shop.find('users', { _id: 'an' })).toMatchObject([{ nickname: 'an 同学' }])
})

test('a visit to come is in the way of leaving', async () => {
  await paid('bo', 2)
  const phone = await mePage('bo')
  await phone.tap(LEAVE)
  await phone.tap('确认删除')
  await phone.sees('还有未完成或未到场的订单，结束后再注销')
  await phone.tap('稍后')
  expect(await nickname(phone)).toBe('bo 同学')
})

test('who thinks better of it loses nothing', async () => {
  const phone = await mePage('chen')
  await phone.tap(LEAVE)
  await phone.tap('再想想')
  expect(await phone.calls('deleteMyData')).toBe(0)
  expect(await nickname(phone)).toBe('chen 同学')
})

test('when the answer is lost, leaving again is leaving once', async () => {
  const phone = await mePage('er')
  await phone.loseReply('deleteMyData')
  await phone.tap(LEAVE)
  await phone.tap('确认删除')
  await phone.sees('网络不稳，未提交成功，可放心重试')
  await phone.tap(LEAVE)
  await phone.tap('确认删除')
  await phone.sees('已注销，你的数据已删除')
})

test('an admin reads who has to let them go', async () => {
  const phone = await mePage('boss')
  await phone.tap(LEAVE)
  await phone.tap('确认删除')
  await phone.sees('你是管理员，请先让店主移除你的权限')
})

test('who has left is somebody new: no name, no orders, and may book', async () => {
  await hold(street.shop.as('dai'), slot(street.shop, 3))
  passMinutes(street.shop, 60)
  const phone = await mePage('dai')
  await phone.tap(LEAVE)
  await phone.tap('确认删除')
  await phone.sees('已注销，你的数据已删除')
  await phone.button(LEAVE).waitFor()
  expect(await nickname(phone)).toBe('')
  expect(await ordersOf('dai')).toEqual([])
  expect(await phone.hook((hook) => hook.pageStack().map(({ path }) => path))).toEqual(['pages/me/index'])
  await phone.tab('订单')
  await phone.sees('还没有订单')
  await phone.tab('预约')
  await phone.book('03:00')
  await phone.sees('请在时间内转账并上传截图')
  const [order] = await ordersOf('dai')
  expect(order?.player_name).not.toContain('同学')
})
