import { button, element, getJson } from './dom'

const MINUTE_MS = 60_000

const STEPS: [label: string, ms: number][] = [
  ['+1 分钟', MINUTE_MS],
  ['+15 分钟', 15 * MINUTE_MS],
  ['+1 小时', 60 * MINUTE_MS],
  ['+1 天', 24 * 60 * MINUTE_MS],
]

const shanghai = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

function advance(ms: number): Promise<unknown> {
  return fetch('/__local/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance_ms: ms }),
  })
}

/** The clock of the local cloud: it runs by itself, and can be moved forward. */
export function showClock(bar: HTMLElement): void {
  const time = element('time', '')
  let offset_ms = 0
  const draw = () => (time.textContent = shanghai.format(Date.now() + offset_ms))
  const read = async () => {
    const { now } = await getJson<{ now: string }>('clock')
    offset_ms = Date.parse(now) - Date.now()
    draw()
  }
  const move = async (ms: number) => {
    await advance(ms)
    await read()
  }
  bar.append(element('label', '', '云端时间 '), time, ...STEPS.map(([label, ms]) => button(label, () => move(ms))))
  void read()
  setInterval(draw, 1000)
}
