import { afterAnswer, isAnswer, NO_CONSENT, type Answer } from '../../../core/messages/answers'
import { dropped, reasonToDrop, type Message } from '../../../core/messages/outbox'
import { sourcesOfOrder, type Sources } from '../../../core/messages/sources'
import { filled } from '../../../core/messages/templates'
import type { Order } from '../../../core/order/order'
import type { Settings } from '../../../core/shop/settings'
import type { CallContext } from '../call/context'
import { documents } from '../platform/database'
import { openapi } from '../platform/wechat'
import { errCodeOf, warn } from '../warnings'
import { endConsent } from './consents'
import { claim, dueMessages, settle } from '../stores/messages'
import { waitingSources } from './waiting'

/** What a card in WeChat opens. */
function pageOf({ order_id }: Message): string {
  return order_id === '' ? 'admin/pages/review/index' : `visit/pages/order/index?order_id=${order_id}`
}

async function ask(call: CallContext, message: Message, template_id: string, data: object): Promise<Answer> {
  const { openid: touser } = message
  try {
    const sent = await openapi().subscribeMessage.send({ touser, templateId: template_id, page: pageOf(message), data })
    const { msgid = '' } = sent as { msgid?: string | number }
    return { code: 0, msgid: String(msgid) }
  } catch (error) {
    const code = errCodeOf(error)
    if (code !== NO_CONSENT) await warn(call, 'a subscribe message was not sent', error)
    return isAnswer(code) ? { code, msgid: '' } : 'unknown'
  }
}

/** What the message may say, or null when it must not be sent any more. */
async function sourcesOf(call: CallContext, message: Message, order: Order | null, settings: Settings) {
  if (message.order_id === '') return waitingSources(call, message, settings)
  return order && message.event !== 'proof_waits' ? sourcesOfOrder(message.event, order, settings) : null
}

async function outcomeOf(
  call: CallContext,
  message: Message,
  order: Order | null,
  settings: Settings,
): Promise<Message> {
  const why = reasonToDrop(message, order, call.now)
  if (why) return dropped(message, why)
  const template = settings.message_templates[message.event]
  if (!template) return dropped(message, 'no_template')
  const sources: Sources | null = await sourcesOf(call, message, order, settings)
  if (!sources) return dropped(message, 'overtaken')
  const { template_id } = template
  const answer = await ask(call, message, template_id, filled(template, sources))
  return afterAnswer({ ...message, template_id }, answer, call.now)
}

/** Sends a message that is in this call's hands. Whatever fails, the timer tries again: nothing is thrown. */
async function sendClaimed(
  call: CallContext,
  message: Message,
  order: Order | null,
  settings: Settings,
): Promise<void> {
  try {
    const after = await outcomeOf(call, message, order, settings)
    await settle(call, message, after)
    if (after.why === 'no_consent') await endConsent(call, message.openid, after.template_id)
  } catch (error) {
    await warn(call, 'what became of a message was not written down', error)
  }
}

/** Sends what a change has written, right after the commit. */
export async function sendMessages(
  call: CallContext,
  messages: Message[],
  order: Order,
  settings: Settings,
): Promise<void> {
  const inHand = messages.filter(({ status }) => status === 'sending')
  for (const message of inHand) await sendClaimed(call, message, order, settings)
}

async function claimAndSend(call: CallContext, message: Message, settings: Settings): Promise<void> {
  const taken = await claim(message, call.now)
  if (!taken) return
  // The order is read after the claim: what is said must be so when it is sent.
  const [order = null] = taken.order_id === '' ? [] : await documents.find('orders', { _id: taken.order_id })
  await sendClaimed(call, taken, order, settings)
}

const MESSAGES_A_PAGE = 100
/** A page that is never empty must not keep a timer for ever. */
const MOST_PAGES = 100

/**
 * Sends what waits, whoever could not, as long as there is time to begin. The run of the next minute takes the others. One after
 * the other: whoever dies in the middle leaves one message of which nobody knows whether it was sent, and not several.
 */
export async function sendDue(call: CallContext, settings: Settings, isTimeLeft: () => boolean): Promise<void> {
  for (let at = 0; at < MOST_PAGES && isTimeLeft(); at++) {
    const due = await dueMessages(call.now, MESSAGES_A_PAGE)
    if (due.length === 0) return
    for (const message of due) {
      if (!isTimeLeft()) return
      await claimAndSend(call, message, settings)
    }
  }
}
