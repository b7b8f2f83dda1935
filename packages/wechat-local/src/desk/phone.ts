import type { Person } from '../account'
import type { Network } from '../runtime/phone/network'
import type { Platform, Theme } from '../runtime/phone/phone'
import type { TestHook } from '../runtime/test-hook'
import { button, element } from './dom'
import { texts } from './texts'

/** How a phone is held: what takes a new start of the mini program, and what it is drawn with. */
export interface Held {
  width: number
  height: number
  fontScale: number
  theme: Theme
  network: Network
  platform: Platform
}

/** Where a mini program is entered: a path with its query, and WeChat's number of how it came there. */
interface Entry {
  path: string
  scene: string
}

/** Somebody's phone on the desk. */
export interface DeskPhone {
  person: Person
  root: HTMLElement
  held: Held
  /** None until the mini program has started. */
  hook: () => TestHook | undefined
  /** Asks it now, or as soon as the mini program has started. */
  ask: (question: (hook: TestHook) => void) => void
  hold: (change: Partial<Held>) => void
  /** Starts the mini program anew; without an entry, on the page it opens with. */
  start: (entry?: Entry) => void
  /** Starts it anew on the page that is open. */
  restart: () => void
  /** As if the person looked away for a moment: the page asks the cloud again. */
  lookAgain: () => void
}

const FIRST: Held = { width: 390, height: 844, fontScale: 1, theme: 'light', network: 'online', platform: 'ios' }

function address({ openid }: Person, { fontScale, theme, network, platform }: Held, entry: Entry | undefined): string {
  const asked = entry && { path: entry.path, scene: entry.scene }
  const held = { theme, network, platform, fontScale: String(fontScale) }
  return `/phone?${new URLSearchParams({ openid, ...held, ...asked }).toString()}`
}

function draw(root: HTMLElement, { width, height }: Held): void {
  root.style.setProperty('--width', String(width))
  root.style.setProperty('--height', String(height))
}

function barOf(phone: DeskPhone, chosen: (phone: DeskPhone) => void): HTMLElement {
  const name = button(phone.person.name, () => chosen(phone))
  name.className = 'phone-name'
  return element(
    'div',
    'phone-bar',
    name,
    button(texts.restart, () => phone.start()),
  )
}

const MS_BETWEEN_LOOKS = 50

export function createPhone(person: Person, chosen: (phone: DeskPhone) => void): DeskPhone {
  const frame = element('iframe')
  frame.title = person.name
  const hook = () => frame.contentWindow?.__phone
  const ask = (question: (hook: TestHook) => void) => {
    const found = hook()
    if (found) question(found)
    else setTimeout(() => ask(question), MS_BETWEEN_LOOKS)
  }
  const start = (entry?: Entry) => void (frame.src = address(person, phone.held, entry))
  const phone: DeskPhone = {
    person,
    root: element('article', 'phone'),
    held: FIRST,
    hook,
    ask,
    hold: (change) => {
      phone.held = { ...phone.held, ...change }
      draw(phone.root, phone.held)
      if (change.theme) hook()?.theme(change.theme)
      if (change.network) hook()?.network(change.network)
      if (change.fontScale || change.platform) phone.restart()
    },
    start,
    restart: () => {
      const path = hook()?.openLink()
      start(path === undefined ? undefined : { path, scene: '1001' })
    },
    lookAgain: () => {
      if (frame.contentDocument?.querySelector('.put-away')) return
      hook()?.hide()
      hook()?.show()
    },
  }
  phone.root.append(barOf(phone, chosen), element('div', 'phone-screen', frame))
  draw(phone.root, phone.held)
  start()
  return phone
}
