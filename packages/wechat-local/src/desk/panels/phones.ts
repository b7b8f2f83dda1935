import { button, element, select } from '../dom'
import type { Panel } from '../panel'
import type { DeskPhone } from '../phone'
import { texts } from '../texts'
import { entryForm } from './entry'
import { holdingRow } from './holding'
import { keptOnPhones } from './kept'
import { setDataTable } from './set-data'

const ALL = ''

/** What is done to one phone, or to all of them. */
export function phonesPanel(phones: DeskPhone[], arrange: () => void) {
  let openid = ALL
  const chosen = () => phones.filter(({ person }) => openid === ALL || person.openid === openid)
  const parts = [holdingRow(chosen, arrange), keptOnPhones(chosen), setDataTable(chosen)] as const
  const [holding, kept, setData] = parts
  const look = () => parts.forEach((part) => part.look())
  const names = phones.map(({ person }) => [person.openid, person.name] as const)
  const choose = (value: string) => {
    openid = whose.value = value
    look()
  }
  const whose = select(texts.whosePhone, [[ALL, texts.allPhones] as const, ...names], choose)
  const restart = button(texts.restart, () => chosen().forEach(({ start }) => start()))
  const root = element(
    'section',
    '',
    element('div', 'row', whose, restart),
    holding.root,
    entryForm(chosen),
    kept.root,
    setData.root,
  )
  const panel: Panel = { title: texts.phones, root, look }
  return { panel, choose: ({ person }: DeskPhone) => choose(person.openid) }
}
