import type { CallContext } from '../call/context'
import { documents } from '../platform/database'
import { addConsents, endConsent } from './consents'

/** What WeChat pushes, as far as it is understood. Numbers come as text or as numbers. */
export interface Push {
  /** about whom it tells */
  openid: string
  event: string
  /** of the tap, so that the same push once more is seen */
  created: string
  entries: Entry[]
}

interface Entry {
  template_id: string
  status: string
  msgid: string
  code: number
}

const MOST_ENTRIES = 20
const LONGEST = 64

type Fields = Record<string, unknown>

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, LONGEST) : ''
}

function entryOf(value: unknown): Entry {
  const { TemplateId, SubscribeStatusString, MsgID, ErrorCode } = (value ?? {}) as Fields
  const code = text(ErrorCode)
  return {
    template_id: text(TemplateId),
    status: text(SubscribeStatusString),
    msgid: text(MsgID),
    code: code === '' ? NaN : Number(code),
  }
}

/** WeChat writes one entry as an object, and several as a list. */
export function pushOf(event: Fields): Push {
  const { FromUserName, Event, CreateTime, List = [] } = event
  const list: unknown[] = Array.isArray(List) ? List : [List]
  return {
    openid: text(FromUserName),
    event: text(Event),
    created: text(CreateTime),
    entries: list.slice(0, MOST_ENTRIES).map(entryOf),
  }
}

function templatesOf(entries: Entry[], isWanted: (status: string) => boolean): string[] {
  return entries.flatMap(({ template_id, status }) => (template_id !== '' && isWanted(status) ? [template_id] : []))
}

/** What became of messages that WeChat had taken. */
async function noteArrivals(openid: string, entries: Entry[]): Promise<number> {
  const known = entries.filter(({ msgid, code }) => msgid !== '' && Number.isSafeInteger(code))
  for (const { msgid, code } of known)
    await documents.updateWhere('messages', { openid, msgid }, { delivered_code: code })
  return known.length
}

async function endConsents(call: CallContext, openid: string, templates: string[]): Promise<number> {
  for (const template_id of templates) await endConsent(call, openid, template_id)
  return templates.length
}

/** Writes down what a push tells; how many entries it understood. */
export async function countPush(call: CallContext, { openid, event, created, entries }: Push): Promise<number> {
  switch (event) {
    case 'subscribe_msg_popup_event': {
      const template_ids = templatesOf(entries, (status) => status.startsWith('accept'))
      if (template_ids.length > 0) await addConsents(call, openid, { key: `push-${created}`, template_ids, by: 'push' })
      return template_ids.length
    }
    case 'subscribe_msg_change_event':
      return endConsents(
        call,
        openid,
        templatesOf(entries, (status) => status === 'reject'),
      )
    case 'subscribe_msg_sent_event':
      return noteArrivals(openid, entries)
    default:
      return 0
  }
}
