import { dropped, messageOfLapse, reminderOf, type Message } from '../../../core/messages/outbox'
import type { Order } from '../../../core/order/order'
import type { Settings } from '../../../core/shop/settings'
import { addMinutes, type Instant } from '../../../core/time'
import type { CallContext } from '../call/context'
import { documents, operators } from '../platform/database'
import { pages } from '../platform/pages'
import { addMessages } from '../stores/messages'

/** Writes down whom to remind of a visit that begins soon. Their names tell which are there already, so any run may be repeated. */
export async function remind(call: CallContext, { remind_minutes }: Settings): Promise<void> {
  if (remind_minutes === 0) return
  const { now } = call
  const _ = operators()
  const soon = { status: 'paid', start_time: _.and(_.gt(now), _.lte(addMinutes(now, remind_minutes))) }
  const readPage = (limit: number, last?: Order) =>
    documents.find('orders', { ...soon, _id: _.gt(last?._id ?? '') }, { order: [['_id', 'asc']], limit })
  for await (const page of pages(readPage))
    await addMessages(page.map((order) => reminderOf(order, remind_minutes, now)).filter(isMessage))
}

/**
 * Writes down whom to tell of a lapse. This comes before the lapse is written: an order that is written as expired is not
 * looked at again. An order that has not lapsed after all is seen when the message is sent.
 */
export async function tellOfLapses(call: CallContext, lapsed: Order[], settings: Settings): Promise<void> {
  const messages = lapsed.map((order) => messageOfLapse(order)).filter(isMessage)
  await addMessages(messages.map((message) => orDropped(message, settings, call.now)))
}

/** Where nobody will be told, a message is over as it begins: thousands may lapse after a timer was away. */
function orDropped(message: Message, { message_templates }: Settings, now: Instant): Message {
  if (message_templates[message.event] === undefined) return dropped(message, 'no_template')
  return message.useless_after <= now ? dropped(message, 'too_late') : message
}

function isMessage(message: Message | null): message is Message {
  return message !== null
}
