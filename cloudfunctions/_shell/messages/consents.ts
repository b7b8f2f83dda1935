import {
  leftOf,
  noConsents,
  withConsents,
  withoutConsent,
  type Consents,
  type CountedConsent,
  type SentTo,
} from '../../../core/messages/consents'
import { messageEvents, templateIds, type MessageEvent } from '../../../core/shop/message-templates'
import type { Settings } from '../../../core/shop/settings'
import type { CallContext } from '../call/context'
import { inTransaction } from '../call/retry'
import { documents } from '../platform/database'
import { sentStages } from '../stores/messages'

/** What was sent to somebody, newest first. */
function sentTo(openid: string): Promise<SentTo> {
  return documents.aggregate('messages', [{ $match: { openid, status: 'sent' } }, ...sentStages])
}

/** Counts a tap in which these templates were agreed to. */
export async function addConsents(
  call: CallContext,
  openid: string,
  tap: { key: string; template_ids: readonly string[]; by: CountedConsent['by'] },
): Promise<{ consents: Consents; sent: SentTo }> {
  const sent = await sentTo(openid)
  const consents = await inTransaction(call, async (tx) => {
    const before = (await tx.get('consents', openid)) ?? noConsents(openid)
    const after = withConsents(before, tap, sent, call.now)
    if (after !== before) await tx.set('consents', after)
    return after
  })
  return { consents, sent }
}

/** Somebody has no consent for a template, or took it back. */
export function endConsent(call: CallContext, openid: string, template_id: string): Promise<void> {
  return inTransaction(call, async (tx) => {
    const before = await tx.get('consents', openid)
    if (!before) return
    const after = withoutConsent(before, template_id, call.now)
    if (after !== before) await tx.set('consents', after)
  })
}

/** How many more messages about each event somebody may get, as far as anybody can know. */
export function messagesLeft(
  { message_templates }: Settings,
  consents: Consents | null,
  sent: SentTo,
): { [E in MessageEvent]?: number } {
  const ids = templateIds(message_templates)
  const left = messageEvents.flatMap((event) => {
    const id = ids[event]
    return id === undefined ? [] : [[event, leftOf(consents, id, sent)] as const]
  })
  return Object.fromEntries(left)
}

const NEWEST_TOLD = 100

/** What the shop keeps of somebody's messages and consents, for who asks for it. */
export async function ownMessages(openid: string) {
  const [consents] = await documents.find('consents', { _id: openid })
  const messages = await documents.find('messages', { openid }, { order: [['sent_at', 'desc']], limit: NEWEST_TOLD })
  return {
    messages: messages.map(({ event, status, at }) => ({ event, status, at })),
    consents: Object.entries(consents?.templates ?? {}).map(([template_id, { accepted }]) => ({
      template_id,
      accepted,
    })),
  }
}
