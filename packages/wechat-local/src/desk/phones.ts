import type { Person } from '../account'
import { select } from './dom'
import { createPhone, type DeskPhone } from './phone'
import { texts } from './texts'

const GAP = 12
const BAR = 40
/** Smaller, and nobody could read what a phone shows. */
const SMALLEST = 0.4
const FIT = 'fit'

/** How large phones may be drawn so that all of them are seen at once. */
function fitting({ clientWidth, clientHeight }: HTMLElement, phones: DeskPhone[]): number {
  const width = phones.reduce((sum, { held }) => sum + held.width, 0)
  const height = Math.max(...phones.map(({ held }) => held.height))
  const across = (clientWidth - 2 * GAP - GAP * (phones.length - 1)) / width
  return Math.max(SMALLEST, Math.min(1, across, (clientHeight - BAR - GAP) / height))
}

/** Phones side by side; a new build restarts them all on the pages they show. */
export function showPhones(into: HTMLElement, bar: HTMLElement, people: Person[], chosen: (phone: DeskPhone) => void) {
  const phones = people.map((person) => createPhone(person, chosen))
  let zoom = FIT
  const arrange = () =>
    into.style.setProperty('--scale', String(zoom === FIT ? fitting(into, phones) : Number(zoom) / 100))
  const sizes = [[FIT, texts.fit] as const, ...['50', '75', '100'].map((size) => [size, `${size}%`] as const)]
  bar.append(
    select(texts.zoom, sizes, (size) => {
      zoom = size
      arrange()
    }),
  )
  into.append(...phones.map(({ root }) => root))
  new ResizeObserver(arrange).observe(into)
  new EventSource('/__wechat/changes').onmessage = () => phones.forEach(({ restart }) => restart())
  return { phones, arrange }
}
