import { button, element } from '../dom'
import type { Panel } from '../panel'
import { getJson, postJson } from '../server'
import { texts } from '../texts'
import { faultSwitches } from './faults'

interface Bundle {
  name: string
  timers: { name: string; cron: string }[]
}

interface Reply {
  result: unknown
  errMsg: string
}

function timerRow(name: string, cron: string): HTMLElement {
  const told = element('span', 'faint')
  const fire = async () => {
    told.textContent = '…'
    const reply = await postJson<Reply>(`timers/${name}`).catch(({ message }: Error) => ({
      result: null,
      errMsg: message,
    }))
    told.textContent = reply.errMsg.endsWith(':ok') ? JSON.stringify(reply.result) : reply.errMsg
  }
  return element('div', 'row', button(`${texts.fire} ${name}`, fire), element('code', 'faint', cron), told)
}

/** Timers, faults, and the way back to the first day. */
export function cloudPanel(reset: (() => Promise<void>) | null): Panel {
  const timers = element('div')
  const faults = faultSwitches()
  let drawn = ''
  const look = async () => {
    const bundles = (await getJson<Bundle[]>('functions')).filter((bundle) => bundle.timers.length)
    if (drawn !== JSON.stringify(bundles)) {
      drawn = JSON.stringify(bundles)
      timers.replaceChildren(...bundles.map(({ name, timers: [timer] }) => timerRow(name, timer?.cron ?? '')))
    }
    await faults.look()
  }
  const told = element('span', 'bad')
  const begin = async () => {
    if (!reset || !confirm(texts.resetAsk)) return
    told.textContent = ''
    await reset().catch((error: Error) => (told.textContent = error.message))
  }
  const again = [element('h3', '', texts.reset), element('div', 'row', button(texts.resetAll, begin), told)]
  const root = element(
    'section',
    '',
    element('h3', '', texts.timers),
    timers,
    element('h3', '', texts.faults),
    faults.root,
    ...(reset ? again : []),
  )
  return { title: texts.cloud, root, look }
}
