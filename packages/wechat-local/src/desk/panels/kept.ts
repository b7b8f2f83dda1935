import { button, element } from '../dom'
import type { DeskPhone } from '../phone'
import { texts } from '../texts'
import { pretty, sizeOf } from '../words'

function rowsOf({ person, hook }: DeskPhone): HTMLElement[] {
  return (hook()?.storage() ?? []).map(({ key, data }) => {
    const text = JSON.stringify(data) ?? ''
    const size = sizeOf(new TextEncoder().encode(text).length)
    const summary = element('summary', '', `${person.name} · `, element('b', '', key), ` · ${size}`)
    return element('details', '', summary, element('pre', '', pretty(text)))
  })
}

/** What the program keeps on phones, what people were asked for, and how both are forgotten. */
export function keptOnPhones(chosen: () => DeskPhone[]) {
  const list = element('div', 'list')
  let drawn = ''
  const look = () => {
    const phones = chosen()
    const now = JSON.stringify(phones.map(({ person, hook }) => [person.openid, hook()?.storage()]))
    // What somebody has opened stays open while nothing changes.
    if (now === drawn) return
    drawn = now
    const rows = phones.flatMap(rowsOf)
    list.replaceChildren(...(rows.length ? rows : [element('p', 'faint', texts.nothingKept)]))
  }
  const forget = (label: string, what: 'clearStorage' | 'forgetPrivacy' | 'forgetPermissions') =>
    button(label, () => {
      for (const phone of chosen())
        phone.ask((hook) => {
          hook[what]()
          phone.start()
        })
    })
  const resets = element(
    'div',
    'row',
    forget(texts.forgetPrivacy, 'forgetPrivacy'),
    forget(texts.forgetPermissions, 'forgetPermissions'),
    forget(texts.clearStorage, 'clearStorage'),
  )
  return { root: element('div', '', element('h3', '', texts.kept), resets, list), look }
}
