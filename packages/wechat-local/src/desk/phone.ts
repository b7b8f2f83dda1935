import type { Person } from '../account'
import type { Theme } from '../runtime/phone/phone'
import type { TestHook } from '../runtime/test-hook'
import { button, element } from './dom'
import { texts } from './texts'

/** How a phone is held: what takes a new start of the mini program, and what it is drawn with. */
export interface Held {
  width: number
  height: number
  fontScale: number
  theme: Theme
}

/** Where a mini program is entered: a path with its query, and WeChat's number of how it came there. */
export interface Entry {
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
  hold: (change: Partial<Held>) => void
  /** Starts the mini program anew; without an entry, on the page it opens with. */
  start: (entry?: Entry) => void
  /** Starts it anew on the page that is open. */
  restart: () => void
  /** As if the person looked away for a moment: the page asks the cloud again. */
  lookAgain: () => void
}

const FIRST: Held = { width: 390, height: 844, fontScale: 1, theme: 'light' }

function address({ openid }: Person, { fontScale, theme }: Held, entry: Entry | undefined): string {
  const asked = entry && { path: entry.path, scene: entry.scene }
  return `/phone?${new URLSearchParams({ openid, theme, fontScale: String(fontScale), ...asked }).toString()}`
}

/** The page on top, with its query, as a link to it is written. */
function openPage(hook: TestHook | undefined): string | undefined {
  const page = hook?.pageStack().at(-1)
  if (!page) return undefined
  const search = Object.entries(page.query).map(([name, value]) => `${name}=${value}`)
  return search.length ? `${page.path}?${search.join('&')}` : page.path
}

function draw(root: HTMLElement, { width, height }: Held): void {
  root.style.setProperty('--width', String(width))
  root.style.setProperty('--height', String(height))
}

export function createPhone(person: Person, chosen: (phone: DeskPhone) => void): DeskPhone {
  const frame = element('iframe')
  frame.title = person.name
  const hook = () => frame.contentWindow?.__phone
  const start = (entry?: Entry) => void (frame.src = address(person, phone.held, entry))
  const phone: DeskPhone = {
    person,
    root: element('article', 'phone'),
    held: FIRST,
    hook,
    hold: (change) => {
      phone.held = { ...phone.held, ...change }
      draw(phone.root, phone.held)
      if (change.theme) hook()?.theme(change.theme)
      if (change.fontScale) phone.restart()
    },
    start,
    restart: () => {
      const path = openPage(hook())
      start(path === undefined ? undefined : { path, scene: '1001' })
    },
    lookAgain: () => {
      if (frame.contentDocument?.querySelector('.put-away')) return
      hook()?.hide()
      hook()?.show()
    },
  }
  const name = button(person.name, () => chosen(phone))
  name.className = 'phone-name'
  const bar = element(
    'div',
    'phone-bar',
    name,
    button(texts.restart, () => start()),
  )
  phone.root.append(bar, element('div', 'phone-screen', frame))
  draw(phone.root, phone.held)
  start()
  return phone
}
