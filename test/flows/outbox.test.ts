import { consoles } from '../../core/testing/samples'
import { holdBack, untilHeld } from '../support/holding'
import { contradictions } from '../support/invariants'
import { agree, sentMessages } from '../support/local-door'
import { handIn, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'
import { everyTemplate } from '../support/templates'

let shop: Shop
let lan: Person

beforeEach(async () => {
  const settings = { consoles: consoles(4), message_templates: everyTemplate, price_per_hour: 1500 }
  shop = await openShop({ settings, admins: { lan: 'operator', view: 'viewer' } })
  lan = shop.as('lan')
  moveTo(shop, OPENING)
  for (const template of ['T-verdict', 'T-expired', 'T-soon', 'T-money']) await agree(shop, 'ming', template)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

async function words() {
  return (await sentMessages(shop)).map(({ data }) => data.phrase1?.value ?? data.thing4?.value ?? data.amount4?.value)
}
async function fates() {
  const found = await shop.find('messages')
  return found.map(({ _id, status, why, tries }) => [_id.replace(/^[^:]*:/, ''), status, why, tries])
}
function strike(action: string, kind: 'network' | 'reply_lost' | 'crash_before' | 'crash_after', name = 'verify') {
  shop.cloud.faults.use({ seed: 1, rules: [{ action, kind, function: name, nth: 1 }] })
}
const approve = { pass: true }

test('a function that dies between the commit and the message loses nothing: the timer sends it', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 1))
  strike('wx.openApi', 'crash_before')
  await expect(lan.ask('verify', { order_id, ...approve })).rejects.toThrow()
  expect(await fates()).toEqual([['confirmed:1', 'sending', '', 1]])
  await shop.timer()
  expect(await words()).toEqual([])
  // until then the function may still be alive
  passMinutes(shop, 2)
  await shop.timer()
  expect(await words()).toEqual(['已确认'])
  expect(await fates()).toEqual([['confirmed:1', 'sent', '', 2]])
  await shop.timer()
  expect(await words()).toEqual(['已确认'])
})

test('one that dies after sending has it sent once more, and no more', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 1))
  strike('wx.openApi', 'crash_after')
  await expect(lan.ask('verify', { order_id, ...approve })).rejects.toThrow()
  for (let minute = 0; minute < 6; minute++) {
    passMinutes(shop, 1)
    await shop.timer()
  }
  expect(await words()).toEqual(['已确认', '已确认'])
  expect(await shop.find('messages')).toMatchObject([{ status: 'sent', doubts: 1 }])
})

test('WeChat out of reach: tried again after 1, 2, 4 minutes, and sent when it is back', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 20))
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'wx.openApi', kind: 'network' }] })
  await lan.ask('verify', { order_id, ...approve })
  const tries: number[] = []
  for (let minute = 1; minute <= 8; minute++) {
    passMinutes(shop, 1)
    await shop.timer()
    tries.push((await shop.find('messages'))[0]?.tries ?? 0)
  }
  expect(tries).toEqual([2, 2, 3, 3, 3, 3, 4, 4])
  shop.cloud.faults.clear()
  passMinutes(shop, 8)
  await shop.timer()
  expect(await words()).toEqual(['已确认'])
})

test('what is overtaken while it waits is not told', async () => {
  const ming = shop.as('ming')
  const { id: order_id } = await submitted(ming, slot(shop, 5))
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'wx.openApi', kind: 'network' }] })
  await lan.ask('verify', { order_id, pass: false, reason: '看不清', allow_resubmit: true })
  await handIn(ming, order_id)
  shop.cloud.faults.clear()
  passMinutes(shop, 1)
  await shop.timer()
  await lan.ask('verify', { order_id, ...approve })
  expect(await words()).toEqual(['已确认'])
  expect(await fates()).toEqual([
    ['returned:1', 'dropped', 'overtaken', 2],
    ['confirmed:1', 'sent', '', 1],
  ])
})

test('the order is read again after the claim: an admin who cancels meanwhile is the truth', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 5))
  strike('wx.openApi', 'crash_before')
  await expect(lan.ask('verify', { order_id, ...approve })).rejects.toThrow()
  shop.cloud.faults.clear()
  passMinutes(shop, 2)
  // its first write asks for the database's time
  holdBack(shop, { function: 'expireCron', action: 'database.modifyDocument', nth: 2 })
  const timer = shop.timer()
  await untilHeld(shop)
  await lan.ask('cancelOrder', { order_id, reason: '主机坏了' })
  shop.cloud.faults.release()
  await timer
  expect(await words()).toEqual(['已取消'])
})

test('a message after its hour is worse than none', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 0))
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'wx.openApi', kind: 'network' }] })
  await lan.ask('verify', { order_id, ...approve })
  shop.cloud.faults.clear()
  passMinutes(shop, 120)
  await shop.timer()
  expect(await fates()).toEqual([['confirmed:1', 'dropped', 'too_late', 2]])
})

test('without a consent it is dropped, and nobody tries again', async () => {
  const { id: order_id } = await submitted(shop.as('hua'), slot(shop, 5))
  await lan.ask('verify', { order_id, ...approve })
  passMinutes(shop, 5)
  await shop.timer()
  expect(await fates()).toEqual([['confirmed:1', 'dropped', 'no_consent', 1]])
})

test('what WeChat refuses for want of a right template is shown to the owner, with what to do', async () => {
  await shop.close()
  const message_templates = { confirmed: { template_id: 'T-gone', fields: { thing1: 'result' } } }
  shop = await openShop({ settings: { message_templates }, admins: { lan: 'owner' } })
  lan = shop.as('lan')
  moveTo(shop, OPENING)
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 6))
  await lan.ask('verify', { order_id, ...approve })
  passMinutes(shop, 1)
  await lan.ask('cancelOrder', { order_id, reason: '主机坏了' })
  expect((await lan.ask('listMessages', {})).messages).toMatchObject([
    { event: 'cancelled', status: 'dropped', why: 'no_template', remedy: '' },
    {
      event: 'confirmed',
      status: 'failed',
      code: 40037,
      remedy: expect.stringMatching('请在设置里重新选择') as string,
    },
  ])
  expect((await shop.as('').send('health', {})) as object).toMatchObject({
    data: { messages: { waiting: 0, oldest_waiting_at: null, refused_today: 1 } },
  })
})

test('a visit is announced an hour before, once, and anew after a move', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), '2026-11-23T15:00:00.000Z')
  await lan.ask('verify', { order_id, ...approve })
  moveTo(shop, '2026-11-23T13:59:00.000Z')
  await shop.timer()
  expect(await words()).toEqual(['已确认'])
  passMinutes(shop, 1)
  for (let twice = 0; twice < 2; twice++) await Promise.all([shop.timer(), shop.timer()])
  expect(await words()).toEqual(['已确认', '请准时到店'])
  await lan.ask('adminMoveOrder', { order_id, start_time: '2026-11-23T17:00:00.000Z', reason: '换个时间' })
  passMinutes(shop, 120)
  await shop.timer()
  expect(await words()).toEqual(['已确认', '请准时到店', '已改时间', '请准时到店'])
})

test('who is confirmed within that hour is not reminded as well', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 0))
  await lan.ask('verify', { order_id, ...approve })
  passMinutes(shop, 5)
  await shop.timer()
  expect(await words()).toEqual(['已确认'])
})

test('what is paid back is told with its amount', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 5))
  await lan.ask('verify', { order_id, ...approve })
  await lan.ask('cancelOrder', { order_id, reason: '主机坏了' })
  await lan.ask('markRefunded', { order_id, amount: 1500, how: 'transfer' })
  expect(await words()).toEqual(['已确认', '已取消', '¥15.00'])
})

test('a place taken over tells its former player, whoever is first to write the lapse', async () => {
  await hold(shop.as('ming'), slot(shop, 1))
  passMinutes(shop, 16)
  // the timer has told, and died before it wrote the lapse
  shop.cloud.faults.use({
    seed: 1,
    rules: [{ action: 'database.modifyDocument', kind: 'crash_before', function: 'expireCron', nth: 2 }],
  })
  await shop.timer().catch(() => undefined)
  shop.cloud.faults.clear()
  for (const player of ['a', 'b', 'c', 'hua']) await hold(shop.as(player), slot(shop, 1))
  passMinutes(shop, 3)
  await shop.timer()
  expect((await sentMessages(shop)).map(({ touser }) => touser)).toEqual(['ming'])
})
