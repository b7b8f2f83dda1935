import { randomUUID } from 'node:crypto'
import { claimed, dropped, messageOfLapse, messagesOfChange, type Message } from '../../../core/messages/outbox'
import type { Order } from '../../../core/order/order'
import type { Instant } from '../../../core/time'
import { retrying } from '../call/retry'
import type { CallContext } from '../call/context'
import { documents, operators } from '../platform/database'
import type { Transaction } from '../platform/transaction'

/** The newest are enough: what was sent before the last consent is counted already. */
const NEWEST_SENT = 100

export const sentStages = [
  { $sort: { sent_at: -1 } },
  { $limit: NEWEST_SENT },
  { $project: { template_id: 1, sent_at: 1 } },
]

/**
 * Writes, in the transaction that makes it true, what a player must be told of a change. The messages are in this call's
 * hands from the beginning, so that it can send them after the commit without asking for them.
 */
export async function writeMessages(
  tx: Transaction,
  call: CallContext,
  before: Order | null,
  after: Order,
): Promise<Message[]> {
  const messages = messagesOfChange(before, after).map((message) => inHand(message, call))
  for (const message of messages) await tx.set('messages', message)
  return messages
}

/** Where the shop has no template for it, a message is over as it begins: that costs no further write. */
function inHand(message: Message, { settings, now }: CallContext): Message {
  const isTold = !settings || settings.message_templates[message.event] !== undefined
  return isTold ? claimed(message, randomUUID(), now) : dropped(message, 'no_template')
}

/** The same for orders whose lapse is written down by whoever takes their places; the timer sends it. It may have been faster. */
export async function writeLapses(tx: Transaction, call: CallContext, lapsed: Order[]): Promise<void> {
  for (const order of lapsed) {
    const message = messageOfLapse(order, call.openid)
    if (message && !(await tx.get('messages', message._id))) await tx.set('messages', message)
  }
}

/** Adds those of these messages that are not there. Any of them may be added by somebody else meanwhile. */
export async function addMessages(messages: Message[]): Promise<void> {
  if (messages.length === 0) return
  const ids = messages.map(({ _id }) => _id)
  const _ = operators()
  const there = await documents.find('messages', { _id: _.in(ids) }, { limit: ids.length })
  const known = new Set(there.map(({ _id }) => _id))
  const missing = messages.filter(({ _id }) => !known.has(_id))
  if (missing.length === 0 || (await documents.add('messages', missing))) return
  for (const message of missing) await documents.add('messages', message)
}

/** The messages that somebody must try to send, those that have waited longest first. */
export function dueMessages(now: Instant, limit: number): Promise<Message[]> {
  const _ = operators()
  return documents.find('messages', { try_at: _.lte(now) }, { order: [['try_at', 'asc']], limit })
}

/** Takes a message into this call's hands; null when somebody else was faster. */
export async function claim(message: Message, now: Instant): Promise<Message | null> {
  const taken = claimed(message, randomUUID(), now)
  const asRead = { _id: message._id, status: message.status, claim: message.claim }
  return (await documents.updateWhere('messages', asRead, withoutId(taken))) > 0 ? taken : null
}

/** Writes what became of a claimed message, unless its claim has ended meanwhile and another sender has it. */
export async function settle(call: CallContext, message: Message, after: Message): Promise<void> {
  const asClaimed = { _id: message._id, status: 'sending', claim: message.claim }
  await retrying(call, () => documents.updateWhere('messages', asClaimed, withoutId(after)))
}

function withoutId({ _id, ...fields }: Message): Omit<Message, '_id'> {
  return fields
}
