import { range } from '../support/random'
import { contradictions } from '../support/invariants'
import { agree, sentMessages, warnings } from '../support/local-door'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { oldTemplates } from '../support/templates'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({
    settings: { consoles: consoles(4), message_templates: oldTemplates },
    admins: { lan: 'operator' },
  })
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function consent(openid: string, template_id = 'T-verdict') {
  return agree(shop, openid, template_id)
}
function silence(action: string) {
  return shop.cloud.faults.use({ seed: 1, rules: [{ action, kind: 'network' }] })
}
function lan() {
  return shop.as('lan')
}

test('a message says what became of which hour, why, and leads to the order', async () => {
  await consent('ming')
  const order = await submitted(shop.as('ming'), '2026-11-23T13:00:00.000Z')
  const reason = '金额和订单对不上，请核对以后重新上传完整的转账截图'
  await lan().ask('verify', { order_id: order.id, pass: false, reason })
  expect(await sentMessages(shop)).toEqual([
    {
      at: expect.any(String) as string,
      touser: 'ming',
      template_id: 'T-verdict',
      page: `visit/pages/order/index?order_id=${order.id}`,
      data: {
        phrase1: { value: '已驳回' },
        time2: { value: '2026-11-23 21:00' },
        thing3: { value: reason.slice(0, 20) },
      },
    },
  ])
})

test('whose order an admin ends hears of it at once, and not again', async () => {
  await consent('ming')
  const { id: order_id } = await hold(shop.as('ming'), slot(shop, 1))
  for (let twice = 0; twice < 2; twice++) {
    await lan().ask('cancelOrder', { order_id, reason: '主机坏了' })
    expect(await sentMessages(shop)).toMatchObject([{ data: { phrase1: { value: '已取消' } } }])
  }
})

test('no consent is no fault: nothing is sent, and nobody is warned', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 1))
  await lan().ask('verify', { order_id, pass: true })
  expect([await sentMessages(shop), await warnings(shop)]).toEqual([[], []])
})

test('a message that cannot be sent fails no verdict, and warns', async () => {
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 1))
  silence('wx.openApi')
  expect((await lan().ask('verify', { order_id, pass: true })).order.status).toBe('paid')
  expect(await warnings(shop)).toMatchObject([
    { level: 'warn', message: 'a subscribe message was not sent', error: expect.stringMatching(/./) as string },
  ])
})

test('who is ousted by the next player hears of the lapse, once', async () => {
  await consent('ming', 'T-expired')
  const order = await hold(shop.as('ming'), slot(shop, 1))
  passMinutes(shop, 1) // the only one that lapses
  for (const at of range(3)) await hold(shop.as(`beside-${at}`), slot(shop, 1))
  moveTo(shop, order.expire_at ?? '')
  await hold(shop.as('hua'), slot(shop, 1))
  await shop.timer()
  expect(await sentMessages(shop)).toMatchObject([
    { touser: 'ming', template_id: 'T-expired', data: { phrase1: { value: '已过期' } } },
  ])
  expect(await warnings(shop)).toEqual([])
})

test('of a timer that comes back after three days, nobody hears what nothing can be done about', async () => {
  await consent('ming', 'T-expired')
  await consent('hua', 'T-expired')
  await hold(shop.as('ming'), slot(shop, 31))
  await hold(shop.as('hua'), slot(shop, 71))
  passMinutes(shop, 72 * 60)
  await hold(shop.as('qiang'), slot(shop, 1))
  passMinutes(shop, 15)
  await consent('qiang', 'T-expired')
  expect(await shop.timer()).toMatchObject({ code: 0, data: { expired: 3 } })
  expect(await sentMessages(shop)).toMatchObject([{ touser: 'qiang', data: { phrase1: { value: '已过期' } } }])
})

test('a reason of several lines arrives as one', async () => {
  await consent('ming')
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 1))
  await lan().ask('verify', { order_id, pass: false, reason: '金额不符\n请联系店主' })
  expect(await sentMessages(shop)).toMatchObject([{ data: { thing3: { value: '金额不符 请联系店主' } } }])
  expect(await warnings(shop)).toEqual([])
})

test('without a template nothing is tried', async () => {
  await shop.close()
  shop = await openShop()
  moveTo(shop, OPENING)
  const { id: order_id } = await hold(shop.as('ming'), slot(shop, 1))
  silence('wx.openApi')
  shop.cloud.clock.advance(15 * 60_000)
  expect(await shop.timer()).toMatchObject({ code: 0, data: { expired: 1 } })
  expect([(await shop.find('orders', { _id: order_id }))[0]?.status, await warnings(shop)]).toEqual(['expired', []])
})

test('a note that WeChat finds risky is refused, and nothing is kept of it', async () => {
  const ming = shop.as('ming')
  const { id: order_id } = await hold(ming, slot(shop, 1))
  const file_ids = [await ming.upload(aScreenshot())]
  expect(await ming.call('uploadProof', { order_id, file_ids, note: '违规测试' })).toMatchObject({
    code: 4000,
    message: '含有不合适的内容，请修改',
    detail: { field: 'note' },
  })
  expect(await shop.find('payment_proofs')).toEqual([])
  expect((await ming.ask('uploadProof', { order_id, file_ids, note: '已付' })).order.note).toBe('已付')
  expect(await ming.call('updateProfile', { nickname: '违规测试' })).toMatchObject({
    message: '含有不合适的内容，请修改',
    detail: { field: 'nickname' },
  })
})

test('when WeChat does not answer, a text passes, and a warning is left', async () => {
  silence('wx.openApi')
  expect((await shop.as('ming').ask('updateProfile', { nickname: '违规测试' })).user.nickname).toBe('违规测试')
  expect(await warnings(shop)).toMatchObject([
    { level: 'warn', message: 'a text was not checked', error: expect.stringMatching(/./) as string },
  ])
})

test('an inbox that cannot be emptied fails no upload, and warns', async () => {
  const ming = shop.as('ming')
  const { id: order_id } = await hold(ming, slot(shop, 1))
  const file_ids = [await ming.upload(aScreenshot())]
  silence('storage.batchDeleteFile')
  expect((await ming.ask('uploadProof', { order_id, file_ids })).order.status).toBe('proof_submitted')
  expect(await warnings(shop)).toMatchObject([
    { level: 'warn', message: 'an inbox file was not removed', error: expect.stringMatching(/./) as string },
  ])
})
