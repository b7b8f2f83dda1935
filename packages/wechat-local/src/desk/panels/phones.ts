import { element, select } from '../dom'
import type { Panel } from '../panel'
import type { DeskPhone } from '../phone'
import { texts } from '../texts'
import { setDataTable } from './set-data'

const ALL = ''

/** What is done to one phone, or to all of them. */
export function phonesPanel(phones: DeskPhone[], _arrange: () => void) {
  let openid = ALL
  const chosen = () => phones.filter(({ person }) => openid === ALL || person.openid === openid)
  const names = phones.map(({ person }) => [person.openid, person.name] as const)
  const setData = setDataTable(chosen)
  const look = () => setData.look()
  const whose = select(texts.whosePhone, [[ALL, texts.allPhones] as const, ...names], (value) => {
    openid = value
    look()
  })
  const root = element('section', '', element('div', 'row', whose), setData.root)
  const panel: Panel = { title: texts.phones, root, look }
  const choose = ({ person }: DeskPhone) => {
    openid = whose.value = person.openid
    look()
  }
  return { panel, choose }
}
