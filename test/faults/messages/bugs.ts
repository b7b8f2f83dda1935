import type { Bug } from '../../simulation/planted'

const outbox = 'cloudfunctions/_shell/stores/messages.ts'
const sending = 'cloudfunctions/_shell/messages/sending.ts'

/** What an outbox must not do, each noticed by a history. */
export const messageBugs: Bug[] = [
  {
    name: 'a change tells nobody',
    file: 'cloudfunctions/_shell/stores/orders.ts',
    right: 'await writeMessages(tx, call, before, after)',
    wrong: '[]',
  },
  {
    name: 'a lapse tells nobody',
    file: 'cloudfunctions/_shell/upkeep/expiry.ts',
    right: 'await tellOfLapses(call, page, settings)',
    wrong: 'null',
  },
  {
    name: 'the order is not read again',
    file: sending,
    right: 'reasonToDrop(message, order, call.now)',
    wrong: 'null',
    noticed_on: 21,
  },
  {
    name: 'two senders take one message',
    file: outbox,
    right: '{ _id: message._id, status: message.status, claim: message.claim }',
    wrong: '{ _id: message._id }',
    noticed_on: 255,
  },
  {
    name: 'what a dead sender held is forgotten',
    file: outbox,
    right: '{ try_at: _.lte(now) }',
    wrong: "{ try_at: _.lte(now), status: 'queued' }",
  },
  {
    name: 'no answer counts as sent',
    file: sending,
    right: "isAnswer(code) ? { code, msgid: '' } : 'unknown'",
    wrong: "{ code: 0, msgid: '' }",
  },
  {
    name: 'nobody is reminded',
    file: 'cloudfunctions/_shell/messages/reminders.ts',
    right: 'reminderOf(order, remind_minutes, now)',
    wrong: 'null',
  },
]
