import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { addConsents, messagesLeft } from '../_shell/messages/consents'
import { gather } from '../_shell/stores/gather'

/** Counts what the caller agreed to receive. Every answer of WeChat's that begins with `accept` is a yes. */
export const main = handle(
  'recordConsent',
  asPlayer(async ({ tap_id, results }, call) => {
    const template_ids = Object.keys(results).filter((id) => results[id]?.startsWith('accept'))
    const { settings } = await gather({})
    const { consents, sent } = await addConsents(call, call.openid, { key: tap_id, template_ids, by: 'client' })
    return { messages_left: messagesLeft(settings, consents, sent) }
  }),
)
