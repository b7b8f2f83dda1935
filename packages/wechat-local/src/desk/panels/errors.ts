import { element } from '../dom'
import type { Panel } from '../panel'
import type { DeskPhone } from '../phone'
import { getJson } from '../server'
import { texts } from '../texts'
import { timeOf } from '../words'

interface LogLine {
  at: string
  function: string
  request_id: string
  kind: 'stdout' | 'stderr' | 'call'
  text: string
  json?: Record<string, unknown>
  ok?: boolean
}

const LOGS = 1000

function isError({ kind, json, ok }: LogLine): boolean {
  return kind === 'stderr' || ok === false || json?.level === 'error'
}

function row(where: string, text: string): HTMLElement {
  const [first = '', ...rest] = text.split('\n')
  const summary = element('summary', 'bad', element('b', '', where), ` ${first}`)
  return element('details', '', summary, element('pre', '', [first, ...rest].join('\n')))
}

/** What went wrong: in the programs of the phones, and in functions. */
export function errorsPanel(phones: DeskPhone[]): Panel {
  const list = element('div', 'list')
  const none = element('p', 'faint', texts.noErrors)
  let drawn = ''
  let count = 0
  const look = async () => {
    const ofPhones = phones.flatMap(({ person, hook }) =>
      (hook()?.errors() ?? []).map((text) => ({ where: person.name, text })),
    )
    const ofFunctions = (await getJson<LogLine[]>(`logs?limit=${LOGS}`))
      .filter(isError)
      .map((line) => ({ where: `${timeOf(line.at)} ${line.function}`, text: line.text }))
    const all = [...ofPhones, ...ofFunctions.reverse()]
    count = all.length
    none.hidden = count > 0
    // What somebody has opened stays open while nothing new comes.
    if (drawn === JSON.stringify(all)) return
    drawn = JSON.stringify(all)
    list.replaceChildren(...all.map(({ where, text }) => row(where, text)))
  }
  const badge = () => (count ? String(count) : '')
  return { title: texts.errors, root: element('section', '', none, list), look, isAlwaysLooking: true, badge }
}
