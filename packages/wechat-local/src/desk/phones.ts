import type { Person } from '../account'
import type { Network } from '../runtime/phone/network'
import type { Theme } from '../runtime/phone/phone'
import type {} from '../runtime/test-hook'
import { button, element } from './dom'

function address(openid: string, fontScale: number): string {
  return `/phone?${new URLSearchParams({ openid, fontScale: String(fontScale) }).toString()}`
}

/** What a button sets on a phone, one after the other. */
interface Choice {
  label: string
  choose: () => void
}

/** A button that walks through what the phone can be set to; it opens with the first. */
function cycle(first: Choice, ...others: Choice[]): HTMLButtonElement {
  const waiting = [...others, first]
  const made = button(first.label, () => {
    const next = waiting.shift() ?? first
    waiting.push(next)
    made.textContent = next.label
    next.choose()
  })
  return made
}

function showPhone({ openid, name }: Person): HTMLElement {
  const frame = element('iframe')
  frame.src = address(openid, 1)
  frame.title = name
  const phone = () => frame.contentWindow?.__phone
  const theme = (label: string, theme: Theme) => ({ label, choose: () => phone()?.theme(theme) })
  const network = (label: string, network: Network) => ({ label, choose: () => phone()?.network(network) })
  const fontScale = (label: string, scale: number) => ({
    label,
    choose: () => void (frame.src = address(openid, scale)),
  })
  const bar = element(
    'div',
    'phone-bar',
    element('strong', '', name),
    cycle(theme('浅色', 'light'), theme('深色', 'dark')),
    cycle(fontScale('标准字号', 1), fontScale('大字', 1.25), fontScale('特大字', 1.5)),
    cycle(network('在线', 'online'), network('弱网', 'weak'), network('断网', 'offline')),
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
