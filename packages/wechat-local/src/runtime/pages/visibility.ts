import { element } from '../overlays/sheet'
import type { Launch } from '../phone/parts'
import type { Phone } from '../phone/phone'
import { parseUrl } from '../phone/url'

let cover: HTMLElement | undefined

/** Put away: the person has gone to another app. */
export function putAway(phone: Phone): void {
  if (cover) return
  phone.stack.current()?.call('onHide')
  phone.onHide.emit()
  cover = element('button', 'put-away', '小程序已收起，点按返回')
  cover.addEventListener('click', () => comeBack(phone))
  document.body.append(cover)
}

function reenter(phone: Phone, entered: Launch): void {
  const search = Object.entries(entered.query).map(([name, value]) => `${name}=${value}`)
  phone.stack.relaunch(`/${entered.path}?${search.join('&')}`)
}

/** Comes back: as it was, or by a link (a card, a message) that opens a page of its own. */
export function comeBack(phone: Phone, link?: { path: string; scene?: number }): void {
  cover?.remove()
  cover = undefined
  if (link)
    phone.entered = { ...parseUrl(`/${link.path.replace(/^\//, '')}`), scene: link.scene ?? 1007, referrerInfo: {} }
  phone.onShow.emit(phone.entered)
  if (!link) phone.stack.current()?.call('onShow')
  else if (phone.stack.has(phone.entered.path)) reenter(phone, phone.entered)
  else phone.onPageNotFound.emit({ ...parseUrl(`/${link.path}`), isEntryPage: true })
}
