import type {} from '../runtime/test-hook'
import type { Person } from '../serve'
import { button, element } from './dom'

const FONT_SCALES = [1, 1.25, 1.5]

function address(openid: string, fontScale: number): string {
  return `/phone?${new URLSearchParams({ openid, fontScale: String(fontScale) }).toString()}`
}

/** A button that walks through what the phone can be set to. */
function cycle(labels: string[], act: (index: number) => void): HTMLButtonElement {
  let index = 0
  const made = button(labels[0]!, () => {
    index = (index + 1) % labels.length
    made.textContent = labels[index]!
    act(index)
  })
  return made
}

function showPhone({ openid, name }: Person): HTMLElement {
  const frame = element('iframe')
  frame.src = address(openid, 1)
  frame.title = name
  const phone = () => frame.contentWindow?.__phone
  const bar = element(
    'div',
    'phone-bar',
    element('strong', '', name),
    cycle(['浅色', '深色'], (index) => phone()?.theme(index ? 'dark' : 'light')),
    cycle(['标准字号', '大字', '特大字'], (index) => (frame.src = address(openid, FONT_SCALES[index]!))),
    cycle(['在线', '弱网', '断网'], (index) => phone()?.network((['online', 'weak', 'offline'] as const)[index]!)),
    button('重启', () => frame.contentWindow?.location.reload()),
  )
  return element('article', 'phone', bar, frame)
}

/** Phones side by side; a new build restarts them all. */
export function showPhones(into: HTMLElement, people: Person[]): void {
  into.append(...people.map(showPhone))
  new EventSource('/__wechat/changes').onmessage = () => {
    into.querySelectorAll('iframe').forEach((frame) => frame.contentWindow?.location.reload())
  }
}
