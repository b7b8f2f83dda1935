import type { FunctionName } from '../../core/contract/contract'
import { agree, door, sentMessages } from '../support/local-door'
import { moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { everyTemplate } from '../support/templates'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ settings: { message_templates: everyTemplate }, admins: { lan: 'operator' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

const accepted = { 'T-verdict': 'accept', 'T-soon': 'acceptWithAlert', 'T-expired': 'reject' }

async function leftOf(openid: string) {
  const { messages_left } = await shop.as(openid).ask('login', {})
  return [messages_left?.confirmed, messages_left?.starts_soon, messages_left?.expired]
}

test('whatever begins with "accept" is a yes; the same tap twice counts once', async () => {
  const ming = shop.as('ming')
  const { messages_left } = await ming.ask('recordConsent', { tap_id: 'tap-1', results: accepted })
  expect(messages_left).toMatchObject({ confirmed: 1, rejected: 1, starts_soon: 1, expired: 0 })
  await ming.ask('recordConsent', { tap_id: 'tap-1', results: accepted })
  expect(await leftOf('ming')).toEqual([1, 1, 0])
  await ming.ask('recordConsent', { tap_id: 'tap-2', results: accepted })
  expect(await leftOf('ming')).toEqual([2, 2, 0])
  expect(await leftOf('hua')).toEqual([0, 0, 0])
})

test('a message takes one; a refusal of WeChat’s says that none is left', async () => {
  const ming = shop.as('ming')
  for (const tap_id of ['1', '2', '3']) await ming.ask('recordConsent', { tap_id, results: accepted })
  await agree(shop, 'ming', 'T-verdict', 1)
  const { id: order_id } = await submitted(ming, slot(shop, 1))
  passMinutes(shop, 1)
  await shop.as('lan').ask('verify', { order_id, pass: true })
  expect(await sentMessages(shop)).toHaveLength(1)
  expect(await leftOf('ming')).toEqual([2, 3, 0])
  passMinutes(shop, 1)
  await shop.as('lan').ask('cancelOrder', { order_id, reason: '主机坏了' })
  expect(await leftOf('ming')).toEqual([0, 3, 0])
})

test.each([
  [{}, 'results'],
  [{ 'T-1': 1 }, 'results.T-1'],
  [{ $gt: 'accept' }, 'results.$gt'],
  [Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`T${at}`, 'accept'])), 'results'],
])('the results %j are refused by name', async (results, field) => {
  const reply = await shop.as('ming').send('recordConsent', { tap_id: 'tap', results })
  expect(reply).toMatchObject({ code: 4000, detail: { field } })
  expect(await shop.find('consents')).toEqual([])
})

/** As WeChat calls: with the openid of whom it tells of, and no client behind it. */
async function push(event: object, caller = { openid: 'ming', source: 'wx_unknown' }) {
  const name: FunctionName = 'onMessagePush'
  const { result } = await shop.cloud.call(name, { FromUserName: 'ming', CreateTime: 1764000000, ...event }, caller)
  return result
}
const yes = { TemplateId: 'T-verdict', SubscribeStatusString: 'accept', PopupScene: 0 }
const popup = { MsgType: 'event', Event: 'subscribe_msg_popup_event' }

test('a push tells of one consent as an object and of several as a list, and may come twice', async () => {
  for (const List of [yes, [yes, { ...yes, TemplateId: 'T-soon' }]])
    for (let twice = 0; twice < 2; twice++) await push({ ...popup, List })
  expect(await leftOf('ming')).toEqual([1, 1, 0])
  await push({ ...popup, List: yes, CreateTime: '1764000060' })
  expect(await leftOf('ming')).toEqual([2, 1, 0])
  const off = { TemplateId: 'T-verdict', SubscribeStatusString: 'reject' }
  await push({ Event: 'subscribe_msg_change_event', List: [off] })
  expect(await leftOf('ming')).toEqual([0, 1, 0])
})

test('what the client and WeChat both tell counts once', async () => {
  await shop.as('ming').ask('recordConsent', { tap_id: 'tap-1', results: accepted })
  await push({ ...popup, List: yes })
  expect(await leftOf('ming')).toEqual([1, 1, 0])
})

test.each([
  ['a client', { openid: 'ming', source: 'wx_client' }],
  ['a function that a client called', { openid: 'ming', source: 'wx_client,scf' }],
  ['WeChat’s developer tools', { openid: 'ming', source: 'wx_devtools' }],
  ['a timer', { openid: '', source: 'wx_trigger' }],
  ['HTTP', { openid: '', source: 'wx_http' }],
  ['somebody else', { openid: 'hua', source: 'wx_unknown' }],
])('a push that is forged by %s is refused, and counts nothing', async (_, caller) => {
  expect(await push({ ...popup, List: yes }, caller)).toMatchObject({ code: 4004 })
  expect(await shop.find('consents')).toEqual([])
})

test.each([
  ['no list', { List: null }],
  ['a text for a list', { List: 'T' }],
  [
    'entries of every kind',
    { ...popup, List: [null, 1, 'x', { TemplateId: { $gt: '' }, SubscribeStatusString: ['accept'] }] },
  ],
  ['a thousand empty entries', { ...popup, List: Array.from({ length: 1000 }, () => ({ ...yes, TemplateId: '' })) }],
  ['an event that there is not', { Event: 'constructor', List: yes }],
  ['operators', { Event: 'subscribe_msg_sent_event', List: { MsgID: { $ne: null }, ErrorCode: 'x' } }],
])('a push of nonsense counts nothing: %s', async (_, event) => {
  expect(await push(event)).toMatchObject({ code: 0, data: { counted: 0 } })
  expect(await shop.find('consents')).toEqual([])
})

test('WeChat itself pushes what a person answers, and what became of a message', async () => {
  await shop.close()
  shop = await openShop({
    settings: { message_templates: everyTemplate },
    admins: { lan: 'owner' },
    messagePushes: true,
  })
  moveTo(shop, OPENING)
  await door(shop, 'consents', { openid: 'ming', results: { 'T-verdict': 'accept', 'T-soon': 'reject' } })
  const { id: order_id } = await submitted(shop.as('ming'), slot(shop, 1))
  while ((await shop.find('consents')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await leftOf('ming')).toEqual([1, 0, 0])
  passMinutes(shop, 1)
  await shop.as('lan').ask('verify', { order_id, pass: true })
  const [message] = await shop.find('messages')
  const sent = { TemplateId: 'T-verdict', MsgID: Number(message?.msgid), ErrorCode: '0', ErrorStatus: 'success' }
  await push({ Event: 'subscribe_msg_sent_event', List: sent })
  expect(await shop.find('messages')).toMatchObject([{ status: 'sent', delivered_code: 0 }])
  await door(shop, 'consents-off', { openid: 'ming', template_id: 'T-verdict' })
})

test('who leaves takes consents and messages along, and is shown them before', async () => {
  const ming = shop.as('ming')
  await ming.ask('recordConsent', { tap_id: 'tap-1', results: accepted })
  const { id: order_id } = await submitted(ming, slot(shop, 1))
  await shop.as('lan').ask('verify', { order_id, pass: false, reason: '看不清' })
  expect(await ming.ask('exportMyData', {})).toMatchObject({
    messages: [{ event: 'rejected', status: 'dropped' }],
    consents: [{ template_id: 'T-verdict' }, { template_id: 'T-soon', accepted: 1 }],
  })
  passMinutes(shop, 60 * 24)
  await ming.ask('deleteMyData', { confirm: true })
  expect([await shop.find('messages'), await shop.find('consents')]).toEqual([[], []])
})
