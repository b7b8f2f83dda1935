import { button, element } from '../dom'
import type { Panel } from '../panel'
import { edit, getJson, postJson } from '../server'
import { texts } from '../texts'
import { faultSwitches } from './faults'
import { importForm } from './import-form'

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

/** Timers, faults, and where changes are allowed a backup to import and the way back to the first day. */
export function cloudPanel(canEdit: boolean, beginAnew: () => void): Panel {
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
    if (!confirm(texts.resetAsk)) return
    told.textContent = ''
    await edit('reset').then(beginAnew, (error: Error) => (told.textContent = error.message))
  }
  const changes = [
    importForm(beginAnew),
    element('h3', '', texts.reset),
    element('div', 'row', button(texts.resetAll, begin), told),
  ]
  const root = element(
    'section',
    '',
    element('h3', '', texts.timers),
    timers,
    element('h3', '', texts.faults),
    faults.root,
    ...(canEdit ? changes : []),
  )
  return { title: texts.cloud, root, look }
}
