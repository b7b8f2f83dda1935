import { element, select } from './dom'
import { getJson, postJson } from './server'
import { texts } from './texts'
import { timeOf } from './words'

interface Webhooks {
  mode: string
  received: { at: string; host: string; text: string }[]
}

/** In the order of their words in texts.ts. */
const modes = ['ok', 'busy', 'refuse', 'redirect', 'slow', 'die', 'nonsense']

/** What group chats' robots were told, and how they behave from now on. */
export function webhooksSection(): { root: HTMLElement; look: () => Promise<void> } {
  const list = element('ul', 'list')
  const options = modes.map((mode, at) => [mode, texts.robotModes[at] ?? mode] as const)
  const behave = select(texts.robots, options, (mode) => void postJson('webhooks', { mode }))
  let known = ''
  const look = async () => {
    const { mode, received } = await getJson<Webhooks>('webhooks')
    const text = JSON.stringify([mode, received.length])
    if (text === known) return
    known = text
    behave.value = mode
    const rows = received.map(({ at, host, text: told }) =>
      element('li', '', element('b', '', `${timeOf(at)} → ${host}`), element('div', '', told)),
    )
    list.replaceChildren(...(rows.length ? rows.reverse() : [element('li', 'faint', texts.nothingTold)]))
  }
  return { root: element('div', '', element('h3', '', texts.robots), behave, list), look }
}
