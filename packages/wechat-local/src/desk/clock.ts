import { button, element } from './dom'
import { getJson, postJson } from './server'
import { locale, texts } from './texts'

const MINUTE_MS = 60_000

const STEPS: [label: string, ms: number][] = [
  [texts.steps.minute, MINUTE_MS],
  [texts.steps.quarter, 15 * MINUTE_MS],
  [texts.steps.hour, 60 * MINUTE_MS],
  [texts.steps.day, 24 * 60 * MINUTE_MS],
]

const shanghai = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

/** The clock of the local cloud: it runs by itself, and can be moved forward. */
export function showClock(bar: HTMLElement, moved: () => void): void {
  const time = element('time', '')
  let offset_ms = 0
  const draw = () => (time.textContent = shanghai.format(Date.now() + offset_ms))
  const take = ({ now }: { now: string }) => {
    offset_ms = Date.parse(now) - Date.now()
    draw()
  }
  const move = async (advance_ms: number) => {
    take(await postJson<{ now: string }>('clock', { advance_ms }))
    moved()
  }
  const steps = STEPS.map(([label, ms]) => button(label, () => move(ms)))
  bar.append(element('span', 'faint', texts.time), time, ...steps)
  void getJson<{ now: string }>('clock').then(take)
  setInterval(draw, 1000)
}
