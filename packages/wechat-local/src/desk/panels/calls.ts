import type { Person } from '../../account'
import { element, input, select } from '../dom'
import type { Panel } from '../panel'
import { getJson } from '../server'
import { texts } from '../texts'
import { nameOf, pretty, sizeOf, timeOf } from '../words'

interface Call {
  request_id: string
  at: string
  function: string
  openid?: string
  source: string
  ok: boolean
  code?: string | number
  duration_ms: number
  database_calls: number
  disturbed: number
  event_bytes: number
  reply_bytes: number
}

interface LogLine {
  request_id: string
  kind: 'stdout' | 'stderr' | 'call'
  text: string
}

const SHOWN = 200
const LOGS = 2000

function isRefused({ code }: Call): boolean {
  return code !== undefined && code !== 0
}

/** What the function was asked, what it answered and what it printed. */
async function detailsOf({ request_id, event_bytes, reply_bytes }: Call): Promise<HTMLElement> {
  const [{ event, reply }, logs] = await Promise.all([
    getJson<{ event: string; reply: string }>(`calls/${request_id}`),
    getJson<LogLine[]>(`logs?limit=${LOGS}`),
  ])
  const printed = logs.filter((line) => line.request_id === request_id && line.kind !== 'call')
  const part = (title: string, text: string) => [element('h3', '', title), element('pre', '', text)]
  return element(
    'div',
    'details',
    ...part(`${texts.request} · ${sizeOf(event_bytes)}`, pretty(event)),
    ...part(`${texts.reply} · ${sizeOf(reply_bytes)}`, pretty(reply)),
    ...(printed.length ? part(texts.printed, printed.map(({ text }) => pretty(text)).join('\n')) : []),
  )
}

function cell(text: string, className = ''): HTMLElement {
  return element('td', className, text)
}

/** One line; a tap opens what is behind it. */
function lineOf(call: Call, people: Person[]): HTMLTableSectionElement {
  const who = call.openid ? nameOf(people, call.openid) : call.source.startsWith('wx_trigger') ? texts.timer : '–'
  const open = element('button', 'call-name', call.function)
  const code = call.ok ? String(call.code ?? '') : texts.failed
  const line = element(
    'tr',
    call.ok ? (isRefused(call) ? 'warn' : '') : 'bad',
    cell(timeOf(call.at)),
    element('td', 'call-function', open),
    cell(who, 'call-who'),
    cell(code, 'number'),
    cell(String(Math.round(call.duration_ms)), 'number'),
    cell(String(call.database_calls), 'number'),
    cell(call.disturbed ? String(call.disturbed) : '', 'number'),
  )
  const body = element('tbody', '', line)
  open.setAttribute('aria-expanded', 'false')
  line.addEventListener('click', () => void toggle(body, open, call))
  return body
}

async function toggle(body: HTMLElement, open: HTMLElement, call: Call): Promise<void> {
  const isOpen = open.getAttribute('aria-expanded') === 'true'
  open.setAttribute('aria-expanded', String(!isOpen))
  if (isOpen) return body.lastElementChild?.remove()
  const place = element('td')
  place.colSpan = 7
  body.append(element('tr', '', place))
  place.append(await detailsOf(call).catch((error: Error) => element('p', 'bad', error.message)))
}

/** Every call of a function is one line, newest first. */
export function callsPanel(people: Person[]): Panel {
  const head = element('tr', '', ...texts.callColumns.map((title) => element('th', '', title)))
  const table = element('table', 'calls', element('thead', '', head))
  const none = element('p', 'faint', texts.noCalls)
  const lines = new Map<string, { call: Call; body: HTMLElement }>()
  let kind = 'all'
  const filter = () => {
    const words = search.value.trim().toLowerCase()
    for (const { call, body } of lines.values()) {
      const isKind = kind === 'all' || !call.ok || isRefused(call)
      const text = `${call.function} ${call.openid ?? ''} ${nameOf(people, call.openid)}`.toLowerCase()
      body.hidden = !isKind || !text.includes(words)
    }
  }
  const search = input(texts.filterCalls, texts.filterCalls)
  search.addEventListener('input', filter)
  const kinds = select(texts.show, [['all', texts.allCalls] as const, ['bad', texts.badCalls] as const], (chosen) => {
    kind = chosen
    filter()
  })
  const look = async () => {
    const calls = await getJson<Call[]>(`calls?limit=${SHOWN}`)
    for (const call of calls.reverse()) {
      if (lines.has(call.request_id)) continue
      const body = lineOf(call, people)
      lines.set(call.request_id, { call, body })
      table.tHead?.after(body)
    }
    for (const [id, { body }] of [...lines].slice(0, Math.max(0, lines.size - SHOWN))) {
      body.remove()
      lines.delete(id)
    }
    none.hidden = lines.size > 0
    filter()
  }
  const root = element('section', '', element('div', 'row', search, kinds), none, table)
  return { title: texts.calls, root, look }
}
