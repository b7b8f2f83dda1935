import { agree, door, sentMessages } from '../support/local-door'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { everyTemplate } from '../support/templates'
import { openStreet, type Phone, type Street } from './phone'

let street: Street
beforeAll(async () => {
  street = await openStreet({ admins: { lan: 'owner', bo: 'operator' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

const messages = { path: 'admin/pages/messages/index' }
const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=of-the-shop'

function write(phone: Phone, field: string, text: string) {
  return phone.top.getByLabel(field, { exact: true }).fill(text)
}
async function stored() {
  return (await street.shop.find('settings'))[0]?.message_templates
}

test('an owner picks a template, says what goes into it, sees the message, and saves', async () => {
  const phone = await street.phone('lan', messages)
  await phone.tap('读取公众平台的模板')
  await phone.pick(/^到店提醒/, '预约即将开始提醒')
  await phone.sees('项目名称：1号机')
  await phone.sees('开始时间：2026-01-01 20:00')
  await phone.pick(/^温馨提示/, '固定文字…')
  await write(phone, '温馨提示：固定文字', '请带上手柄')
  await phone.sees('温馨提示：请带上手柄')
  await phone.pick(/^项目名称/, '请选择')
  // the button of the robot stands above
  await phone.top.getByRole('button', { name: '保存', exact: true }).last().tap()
  await phone.sees('「预约即将开始提醒」的「项目名称」填不进所选的内容，请换一项')
  await phone.pick(/^项目名称/, '主机')
  await phone.top.getByRole('button', { name: '保存', exact: true }).last().tap()
  await phone.sees('已保存')
  expect(await stored()).toEqual({
    starts_soon: {
      template_id: 'T-soon',
      fields: { thing1: 'console', date3: 'time', thing6: 'address', thing4: '=请带上手柄' },
    },
  })
})

test('an owner sets the robot, hears it, and its address is not shown again', async () => {
  const phone = await street.phone('lan', messages)
  await write(phone, '机器人地址（Webhook）', 'https://example.org/hook')
  await phone.top.getByRole('button', { name: '保存', exact: true }).first().tap()
  await phone.sees('请填企业微信、飞书或钉钉群机器人的完整地址（以 https:// 开头）')
  await write(phone, '机器人地址（Webhook）', url)
  await phone.top.getByRole('button', { name: '保存', exact: true }).first().tap()
  await phone.sees('企业微信 · 还没有提醒过')
  expect(await phone.top.getByLabel('机器人地址（Webhook）').inputValue()).toBe('')
  await phone.tap('发一条测试')
  await phone.sees('已发送，请看群里')
  expect(await door(street.shop, 'webhooks')).toMatchObject({ received: [{ text: '测试：待核验的截图会在这里提醒' }] })
  await phone.tap('移除')
  await phone.tap('移除')
  await phone.sees('还没有设置')
  expect(await street.shop.find('alerts')).toEqual([])
})

test('a player is asked at booking and at the proof, sees how many are left, and asks for more', async () => {
  await street.shop.as('lan').ask('updateSettings', { message_templates: everyTemplate })
  const phone = await street.phone('ming')
  await phone.book('22:00')
  await phone.sees('小程序申请给你发送以下消息')
  await phone.sees('T-soon')
  await phone.tap('允许')
  await phone.sees('备注码')
  await phone.hook((hook) => hook.show({ path: 'pages/me/index' }))
  await phone.sees('估计还能收到：审核结果 1 条 · 到店提醒 1 条 · 过期提醒 1 条')
  await phone.tap(/^多收几条微信提醒/)
  await phone.tap('允许')
  await phone.sees('估计还能收到：审核结果 2 条 · 到店提醒 2 条 · 过期提醒 2 条')
  expect(await street.shop.find('consents', { _id: 'ming' })).toMatchObject([{ recent: expect.anything() as object }])
})

test('a refusal books all the same', async () => {
  const phone = await street.phone('hua')
  await phone.book('23:00')
  await phone.tap('取消')
  await phone.sees('备注码')
})

test('an owner reads what was sent, what was not, and why', async () => {
  await agree(street.shop, 'qiang', 'T-verdict')
  const bo = street.shop.as('bo')
  const told = await submitted(street.shop.as('qiang'), slot(street.shop, 9))
  await bo.ask('verify', { order_id: told.id, pass: true })
  passMinutes(street.shop, 1)
  const { id } = await hold(street.shop.as('dan'), slot(street.shop, 10))
  await handIn(street.shop.as('dan'), id)
  await bo.ask('verify', { order_id: id, pass: false, reason: '看不清' })
  expect(await sentMessages(street.shop)).toMatchObject([{ touser: 'qiang' }])
  const phone = await street.phone('lan', messages)
  await phone.sees('最近 2 条：已发送 1，没有发送 1，微信拒绝 0，等待 0')
  await phone.sees('没有发送：对方没有同意接收，或次数用完了')
})

test('an operator is told that this is the owner’s', async () => {
  const phone = await street.phone('bo', messages)
  await phone.sees('你没有这里的权限')
})

test('an admin who judges is asked for one more alert', async () => {
  await submitted(street.shop.as('eva'), slot(street.shop, 12))
  const phone = await street.phone('bo', { path: 'admin/pages/review/index' })
  await phone.tap('通过')
  await phone.sees('T-waits')
  await phone.tap('允许')
  await phone.sees('已通过')
  const counted = () => street.shop.find('consents', { _id: 'bo' })
  // It is told to the shop behind the back of the verdict.
  while ((await counted()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await counted()).toMatchObject([{ templates: { 'T-waits': { accepted: 1 } } }])
})
