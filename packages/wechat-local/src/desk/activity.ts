import { element } from './dom'
import { getJson } from './server'
import { locale, texts } from './texts'

interface Message {
  at: string
  touser: string
  template_id: string
  page?: string
  data: Record<string, { value: string }>
}

interface LogLine {
  at: string
  function: string
  kind: 'stdout' | 'stderr' | 'call'
  text: string
  openid?: string
  ok?: boolean
  duration_ms?: number
}

const LOOK_EVERY_MS = 2000
const LINES = 40

function clock(at: string): string {
  return new Date(at).toLocaleTimeString(locale, { timeZone: 'Asia/Shanghai' })
}

function messageRow({ at, touser, data, page }: Message): HTMLElement {
  const text = Object.values(data).map(({ value }) => value)
  return element('li', '', `${clock(at)} → ${touser} ${text.join(' · ')}${page ? ` (${page})` : ''}`)
}

function logRow(line: LogLine): HTMLElement {
  const who = line.openid ? ` ${line.openid}` : ''
  const took = line.duration_ms === undefined ? '' : ` ${Math.round(line.duration_ms)} ms`
  const text = line.kind === 'call' ? took : ` ${line.text}`
  const row = element(
    'li',
    line.ok === false || line.kind === 'stderr' ? 'bad' : '',
    `${clock(line.at)} ${line.function}${who}${text}`,
  )
  row.title = line.text
  return row
}

function list(title: string, empty: string) {
  const rows = element('ol')
  const fill = (next: HTMLElement[]) =>
    rows.replaceChildren(...(next.length ? next.reverse() : [element('li', 'empty', empty)]))
  return { root: element('div', '', element('h2', '', title), rows), fill }
}

/** Messages that were sent, and what the functions did, newest first. */
export function showActivity(into: HTMLElement): void {
  const messages = list(texts.messages, texts.noMessages)
  const logs = list(texts.logs, texts.noLogs)
  into.append(messages.root, logs.root)
  const look = async () => {
    messages.fill((await getJson<Message[]>('messages')).map(messageRow))
    logs.fill((await getJson<LogLine[]>(`logs?limit=${LINES}`)).map(logRow))
  }
  const again = () => void look().catch(() => {})
  again()
  setInterval(again, LOOK_EVERY_MS)
}
