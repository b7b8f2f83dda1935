import { messagesOfChange, newMessageToAdmin, reminderOf } from '../messages/outbox'
import { addHours } from '../time'
import { anOrderIn, ADMIN, after, NOW } from '../testing/samples'
import { findingsOf, paid } from '../testing/records'
import { defaultSettings } from '../shop/settings'
import { verify } from '../order/verdict'

/** What the law says of these messages beside the shop's orders. */
function found(messages: object[]): string[] {
  const findings = findingsOf('message_has_event', (shop) => Object.assign(shop, { messages }))
  return findings.map(({ sentence }) => sentence)
}

const waiting = { ...anOrderIn('proof_submitted'), _id: 'paid-1', openid: 'payer' }
const [confirmed] = messagesOfChange(waiting, verify(waiting, { pass: true }, ADMIN, defaultSettings, after(2)))

test('a message tells of something that happened', () => {
  expect(confirmed).toMatchObject({ _id: 'paid-1:confirmed:1', event: 'confirmed', n: 1 })
  expect(found([])).toEqual([])
  expect(found([{ ...confirmed }])).toEqual([])
  expect(found([{ ...confirmed, event: 'rejected' }])).toEqual([
    expect.stringMatching(/^有一条消息说的事没有发生：订单 /) as string,
  ])
  expect(found([{ ...confirmed, n: 2 }])).toHaveLength(1)
  expect(found([{ ...confirmed, order_id: 'gone' }])).toEqual(['有一条消息说的订单不存在：gone'])
})

test('a lapse, a reminder and what admins are told have no entry in a history', () => {
  expect(found([{ ...confirmed, event: 'expired' }, newMessageToAdmin('lan', NOW, NOW)])).toEqual([])
  findingsOf('message_has_event', (shop) => {
    const order = { ...paid(shop), start_time: addHours(after(2), 5) }
    const reminder = reminderOf(order, 60, addHours(order.start_time, -1))
    expect(reminder).toMatchObject({ event: 'starts_soon', useless_after: order.start_time })
    expect(found([{ ...reminder }])).toEqual([])
  })
})
