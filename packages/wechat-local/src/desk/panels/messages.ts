import { consentsSection } from '../consents'
import { button, element } from '../dom'
import type { Panel } from '../panel'
import type { DeskPhone } from '../phone'
import { getJson } from '../server'
import { texts } from '../texts'
import { webhooksSection } from '../webhooks'
import { timeOf } from '../words'

interface Message {
  at: string
  touser: string
  template_id: string
  page?: string
  data: Record<string, { value: string }>
}

/** It arrives on the phone of whom it was sent to, if that phone is on the desk. */
function deliver({ template_id, data, page }: Message, { hook }: DeskPhone): void {
  const rows = Object.entries(data).map(([name, { value }]): [string, string] => [name, String(value)])
  hook()?.notify({ title: template_id, rows, page })
}

function messageRow(message: Message, phone: DeskPhone | undefined): HTMLElement {
  const { at, touser, template_id, data, page } = message
  const values = Object.values(data).map(({ value }) => value)
  const title = element('b', '', `${timeOf(at)} → ${phone?.person.name ?? touser}`)
  const again = phone ? [button(texts.showOnPhone, () => deliver(message, phone))] : []
  return element(
    'li',
    '',
    title,
    element('div', '', values.join(' · ')),
    element('div', 'row faint', `${template_id}${page ? ` · ${page}` : ''}`, ...again),
  )
}

function handedRows({ person, hook }: DeskPhone): HTMLElement[] {
  return (hook()?.handed() ?? []).map(({ kind, detail }) => {
    const text = typeof detail === 'string' ? detail : JSON.stringify(detail)
    return element('li', '', element('b', '', `${person.name} · ${texts.handedKinds[kind]}`), ` ${text}`)
  })
}

/** What was sent to people, and what left the program on their phones. */
export function messagesPanel(phones: DeskPhone[]): Panel {
  const sent = element('ul', 'list')
  const handed = element('ul', 'list')
  const consents = consentsSection(phones)
  const webhooks = webhooksSection()
  let known: number | undefined
  let count = 0
  const phoneOf = (openid: string) => phones.find(({ person }) => person.openid === openid)
  const look = async () => {
    const messages = await getJson<Message[]>('messages')
    // What was sent before the desk was opened has arrived long ago.
    for (const message of messages.slice(known ?? messages.length)) {
      const phone = phoneOf(message.touser)
      if (phone) deliver(message, phone)
    }
    if (known !== messages.length) {
      const rows = messages.map((message) => messageRow(message, phoneOf(message.touser))).reverse()
      sent.replaceChildren(...(rows.length ? rows : [element('li', 'faint', texts.noMessages)]))
    }
    known = messages.length
    const left = phones.flatMap(handedRows)
    if (count !== left.length || !handed.childElementCount)
      handed.replaceChildren(...(left.length ? left : [element('li', 'faint', texts.nothingHanded)]))
    count = left.length
    await Promise.all([consents.look(), webhooks.look()])
  }
  const heading = (text: string) => element('h3', '', text)
  const others = [consents.root, webhooks.root, heading(texts.handed), handed]
  const root = element('section', '', heading(texts.sent), sent, ...others)
  return { title: texts.messages, root, look, isAlwaysLooking: true }
}
