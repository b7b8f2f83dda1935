import { DomainError } from '../errors'
import { adminCancel, cancel, markRefunded } from '../order/moves'
import { pseudonymOf } from '../order/forgotten'
import type { Order } from '../order/order'
import { verify } from '../order/verdict'
import { defaultSettings } from '../shop/settings'
import { ADMIN, after, anOrder, anOrderIn, NOW } from '../testing/samples'
import { addHours, addMinutes } from '../time'
import { afterAnswer, isAnswer } from './answers'
import { claimed, dropped, messageOfLapse, messagesOfChange, reasonToDrop, reminderOf, type Message } from './outbox'

const submitted = { ...anOrderIn('proof_submitted'), amount: 1500 }

function judged(order: Order, verdict: Parameters<typeof verify>[1], at = after(5)): Order {
  return verify(order, verdict, ADMIN, defaultSettings, at)
}
function only(messages: Message[]): Message {
  const [message] = messages
  if (!message || messages.length > 1) throw new DomainError(4005)
  return message
}

const paid = judged(submitted, { pass: true })
const cancelled = adminCancel(paid, { admin: ADMIN, reason: '主机坏了' }, after(9))

test.each([
  ['an approval', submitted, paid, ['confirmed']],
  ['a return', submitted, judged(submitted, { pass: false, reason: '看不清', allow_resubmit: true }), ['returned']],
  ['a rejection', submitted, judged(submitted, { pass: false, reason: '不符' }), ['rejected']],
  ['the end by an admin', paid, cancelled, ['cancelled']],
  ['the end by the player', anOrder(), cancel(anOrder(), after(1)), []],
  ['nothing', paid, paid, []],
])('%s is told: %j', (_, before, after_, events) => {
  expect(messagesOfChange(before, after_).map(({ event }) => event)).toEqual(events)
})

test('nobody can be told who has no phone of ours, or was forgotten', () => {
  for (const openid of ['', pseudonymOf('x')]) {
    expect(messagesOfChange({ ...submitted, openid }, { ...paid, openid })).toEqual([])
    expect(messageOfLapse({ ...submitted, openid })).toBeNull()
  }
})

test('two refunds of one order are two messages', () => {
  const first = markRefunded(cancelled, { admin: ADMIN, amount: 1, how: 'cash', note: '' }, after(10))
  const second = markRefunded(first, { admin: ADMIN, amount: 1, how: 'cash', note: '再退' }, after(11))
  expect([...messagesOfChange(cancelled, first), ...messagesOfChange(first, second)].map(({ _id }) => _id)).toEqual([
    `${cancelled._id}:refunded:1`,
    `${cancelled._id}:refunded:2`,
  ])
})

test('who finds a lapse of one’s own by booking knows of it', () => {
  expect(messageOfLapse(anOrder())).toMatchObject({ event: 'expired', status: 'queued' })
  expect(messageOfLapse(anOrder(), anOrder().openid)).toMatchObject({
    status: 'dropped',
    why: 'own_doing',
    try_at: null,
  })
})

const confirmed = only(messagesOfChange(submitted, paid))

test.each([
  ['what is so', confirmed, paid, null],
  ['what an admin ended meanwhile', confirmed, cancelled, 'overtaken'],
  ['an order that is gone', confirmed, null, 'forgotten'],
  ['an order of somebody else by now', confirmed, { ...paid, openid: 'gone-1' }, 'forgotten'],
])('%s: %j', (_, message, order, why) => {
  expect(reasonToDrop(message, order, after(10))).toBe(why)
})

test('after the hour nothing is confirmed, and a rejection is told for a day', () => {
  expect(reasonToDrop(confirmed, paid, paid.end_time)).toBe('too_late')
  const rejected = judged(submitted, { pass: false, reason: '不符' })
  const message = only(messagesOfChange(submitted, rejected))
  expect(message.useless_after).toBe([submitted.start_time, addHours(after(5), 24)].sort().at(-1))
})

test('a message in dead hands may have been sent: who takes it over counts a doubt', () => {
  const first = claimed(confirmed, 'a', NOW)
  expect(first).toMatchObject({ status: 'sending', tries: 1, doubts: 0, try_at: addMinutes(NOW, 2) })
  expect(claimed(first, 'b', after(3))).toMatchObject({ claim: 'b', tries: 2, doubts: 1 })
})

test.each([
  [
    { code: 0, msgid: '7' },
    { status: 'sent', msgid: '7', sent_at: NOW, try_at: null },
  ],
  [
    { code: 43101, msgid: '' },
    { status: 'dropped', why: 'no_consent', try_at: null },
  ],
  ...[47003, 40037, 41030, 40003, -604101, -501007].map(
    (code) =>
      [
        { code, msgid: '' },
        { status: 'failed', code, try_at: null },
      ] as const,
  ),
  ...[45009, 40001, 45168].map(
    (code) =>
      [
        { code, msgid: '' },
        { status: 'queued', code, doubts: 0, try_at: addMinutes(NOW, 1) },
      ] as const,
  ),
  ['unknown', { status: 'queued', doubts: 1, try_at: addMinutes(NOW, 1) }],
] as const)('after %j it is %j', (answer, expected) => {
  expect(afterAnswer(claimed(confirmed, 'a', NOW), answer, NOW)).toMatchObject(expected)
})

test.each([
  [0, true],
  [43101, true],
  [45009, true],
  [-604101, true],
  [-501007, true],
  [-1, false],
  [-501001, false],
  ['ECONNRESET', false],
  [undefined, false],
])('the code %s is an answer of WeChat’s: %s', (code, expected) => {
  expect(isAnswer(code)).toBe(expected)
})

test('the waits are 1, 2, 4 … minutes, and half an hour at the most', () => {
  let message = confirmed
  const waits = Array.from({ length: 8 }, () => {
    message = afterAnswer(claimed(message, 'a', NOW), 'unknown', NOW)
    return (Date.parse(message.try_at ?? '') - Date.parse(NOW)) / 60_000
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 32, 32])
})

test('a visit is announced in its last hour, unless it was agreed to in that hour', () => {
  const order = { ...paid, start_time: addHours(after(5), 3) }
  const at = (minutes: number) => reminderOf(order, 60, addMinutes(order.start_time, -minutes))?.event
  expect([61, 60, 1, 0].map(at)).toEqual([undefined, 'starts_soon', 'starts_soon', undefined])
  expect(reminderOf({ ...order, start_time: addMinutes(after(5), 59) }, 60, after(6))).toBeNull()
  expect(reminderOf(submitted, 60, after(6))).toBeNull()
  expect(dropped(confirmed, 'overtaken')).toMatchObject({ status: 'dropped', try_at: null })
})
