import { button, element } from './dom'
import type { DeskPhone } from './phone'
import { getJson, postJson } from './server'
import { texts } from './texts'

interface Consent {
  openid: string
  template_id: string
  left: number
}

function row({ openid, template_id, left }: Consent, name: string, look: () => Promise<void>): HTMLElement {
  const off = button(texts.switchOff, async () => {
    await postJson('consents-off', { openid, template_id })
    await look()
  })
  return element('li', '', element('b', '', `${name} · ${left}`), element('div', 'row faint', template_id, off))
}

/** How many messages of which template everybody may still get: in WeChat nobody can look that up. */
export function consentsSection(phones: DeskPhone[]): { root: HTMLElement; look: () => Promise<void> } {
  const list = element('ul', 'list')
  let known = ''
  const look = async () => {
    const consents = await getJson<Consent[]>('consents')
    const text = JSON.stringify(consents)
    if (text === known) return
    known = text
    const nameOf = (openid: string) => phones.find(({ person }) => person.openid === openid)?.person.name ?? openid
    const rows = consents.map((consent) => row(consent, nameOf(consent.openid), look))
    list.replaceChildren(...(rows.length ? rows : [element('li', 'faint', texts.noConsents)]))
  }
  return { root: element('div', '', element('h3', '', texts.consents), list), look }
}
