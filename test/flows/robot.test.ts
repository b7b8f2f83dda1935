import { consoles } from '../../core/testing/samples'
import { agree, door, sentMessages, warnings } from '../support/local-door'
import { moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'
import { everyTemplate } from '../support/templates'

let shop: Shop
let boss: Person
const SECRET = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
const url = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${SECRET}`

beforeEach(async () => {
  const settings = { consoles: consoles(20), message_templates: everyTemplate }
  shop = await openShop({ settings, admins: { boss: 'owner', lan: 'operator', view: 'viewer' } })
  boss = shop.as('boss')
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

async function alerts(): Promise<string[]> {
  const { received } = await door<{ received: { text: string }[] }>(shop, 'webhooks')
  return received.map(({ text }) => text)
}
function behave(mode: string) {
  return door(shop, 'webhooks', { mode })
}
async function proofs(count: number, name = 'p') {
  for (let at = 0; at < count; at++) await submitted(shop.as(`${name}-${at}`), slot(shop, 1))
}

test('20 proofs are one alert, within a minute; who waits on is told of again', async () => {
  await boss.ask('changeRobot', { url })
  await proofs(20)
  passMinutes(shop, 1)
  await Promise.all([shop.timer(), shop.timer(), shop.timer()])
  expect(await alerts()).toEqual(['20 张截图待核验，最久 1 分钟'])
  for (let minute = 0; minute < 30; minute++) {
    passMinutes(shop, 1)
    await shop.timer()
  }
  expect(await alerts()).toEqual(['20 张截图待核验，最久 1 分钟', '20 张截图待核验，最久 31 分钟'])
})

test('with nothing to judge nobody is told', async () => {
  await boss.ask('changeRobot', { url })
  await proofs(1)
  const [order] = await shop.find('orders')
  await shop.as('lan').ask('verify', { order_id: order?._id ?? '', pass: true })
  passMinutes(shop, 1)
  await shop.timer()
  expect(await alerts()).toEqual([])
})

test.each([
  ['https://open.feishu.cn/open-apis/bot/v2/hook/abc-def', 'feishu'],
  ['https://oapi.dingtalk.com/robot/send?access_token=abc', 'dingtalk'],
])('%s is told in its own words', async (address, kind) => {
  const { robot } = await boss.ask('changeRobot', { url: address })
  expect(robot).toMatchObject({ kind, problem: '' })
  expect(await boss.ask('testRobot', {})).toMatchObject({ problem: '' })
  expect(await alerts()).toEqual(['测试：待核验的截图会在这里提醒'])
  expect(await boss.call('testRobot', {})).toMatchObject({ code: 4006, message: '刚发过一条，请过一分钟再试' })
})

test.each([
  'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
  'https://127.0.0.1/cgi-bin/webhook/send?key=1',
  'https://qyapi.weixin.qq.com.evil.org/cgi-bin/webhook/send?key=1',
])('no other address is ever called: %s', async (address) => {
  expect(await boss.call('changeRobot', { url: address })).toMatchObject({
    code: 4000,
    message: '请填企业微信、飞书或钉钉群机器人的完整地址（以 https:// 开头）',
    detail: { field: 'url' },
  })
  expect(await shop.find('alerts')).toEqual([])
})

test.each([
  ['refuse', '机器人拒绝了消息（93000），请检查地址和机器人的安全设置', 1],
  ['redirect', '机器人的地址转到了别处，请重新复制一次地址', 1],
  ['die', '机器人没有回答，请检查网络或地址', 1],
  ['nonsense', '机器人的回答看不懂，请检查地址', 1],
  ['busy', '发得太频繁，10 分钟后再发（45009）', 10],
])(
  'a robot that would %s: the owner reads why, and the alert comes when it is well again',
  async (mode, problem, pause) => {
    await boss.ask('changeRobot', { url })
    await behave(mode)
    await proofs(1)
    passMinutes(shop, 1)
    expect(await shop.timer()).toMatchObject({ code: 0 })
    expect((await boss.ask('listMessages', {})).robot).toMatchObject({ kind: 'wecom', problem })
    await behave('ok')
    for (let minute = 1; minute < pause; minute++) {
      passMinutes(shop, 1)
      await shop.timer()
    }
    expect(await alerts()).toEqual([])
    passMinutes(shop, 1)
    await shop.timer()
    expect(await alerts()).toHaveLength(1)
    expect((await boss.ask('listMessages', {})).robot).toMatchObject({ problem: '' })
  },
)

test('a robot that never answers costs a timer five seconds, and nothing else', async () => {
  await boss.ask('changeRobot', { url })
  await behave('slow')
  expect(await boss.ask('testRobot', {})).toMatchObject({ problem: '机器人没有回答，请检查网络或地址' })
})

test('the address is in no reply, no log, no audit', async () => {
  const told: unknown[] = [await boss.ask('changeRobot', { url })]
  await behave('die')
  await proofs(1)
  passMinutes(shop, 1)
  await shop.timer()
  passMinutes(shop, 1)
  told.push(await boss.ask('testRobot', {}), await boss.ask('listMessages', {}), await boss.ask('getSettings', {}))
  told.push(await boss.ask('listAudits', {}), await boss.ask('selfCheck', {}), await boss.ask('login', {}))
  told.push(await boss.ask('exportOrders', { from_day: '2026-11-23', to_day: '2026-11-26' }))
  told.push(await boss.ask('exportMyData', {}), await boss.ask('checkInvariants', {}))
  told.push(await boss.call('changeRobot', { url: `${url} ` }), await boss.call('changeRobot', { url: `x${url}` }))
  told.push(await boss.ask('changeRobot', { url: '' }), await boss.ask('listAudits', {}))
  told.push(await door(shop, 'logs?limit=2000'))
  expect(JSON.stringify(told)).not.toMatch(SECRET)
  expect(await boss.ask('listAudits', { action: 'change_robot' })).toMatchObject({
    audits: [
      { before: { robot: 'wecom' }, after: null },
      { before: null, after: { robot: 'wecom' } },
    ],
  })
  // the planted address is where it must be, so that the search above could have found it
  await boss.ask('changeRobot', { url })
  expect(JSON.stringify(await shop.find('alerts'))).toMatch(SECRET)
})

test('admins who agreed are told in WeChat as well, each once for what is new', async () => {
  for (const admin of ['boss', 'lan', 'view']) {
    await agree(shop, admin, 'T-waits')
    await shop.as(admin).ask('recordConsent', { tap_id: `tap-${admin}`, results: { 'T-waits': 'accept' } })
  }
  await proofs(2)
  passMinutes(shop, 3)
  for (let twice = 0; twice < 2; twice++) await Promise.all([shop.timer(), shop.timer()])
  expect(await sentMessages(shop)).toMatchObject(
    ['boss', 'lan'].map((touser) => ({
      touser,
      page: 'admin/pages/review/index',
      data: {
        number1: { value: '2' },
        time4: { value: '2026-11-23 20:20' },
        thing7: { value: '2 张截图待核验，最久 3 分钟' },
      },
    })),
  )
  expect(await warnings(shop)).toEqual([])
})
