import type { Person } from '../account'
import { locale } from './texts'

/** How the desk writes times, sizes and people. */

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: 'Asia/Shanghai', hourCycle: 'h23' })
const moment = new Intl.DateTimeFormat(locale, {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
})

export function timeOf(at: string): string {
  return clock.format(new Date(at))
}

export function momentOf(at: string): string {
  return moment.format(new Date(at))
}

export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Without what stands in brackets behind a name. */
export function nameOf(people: Person[], openid: string | undefined): string {
  const name = people.find((person) => person.openid === openid)?.name ?? openid ?? ''
  return name.replace(/[（(].*$/, '')
}

/** JSON with a line for each field; what is no JSON stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
