import { shown } from '../../phone/ui-log'
import type { Host } from '../define'

export type Review = 'pass' | 'refused' | 'timeout'

let mayOffer: () => boolean = () => false
let review: Review = 'pass'

/** Says whether the person has agreed to give a nickname. */
export function tellPrivacyBy(told: () => boolean): void {
  mayOffer = told
}

/** For tests: what WeChat's check of the next nicknames comes to. */
export function reviewNicknames(next: Review): void {
  review = next
}

/**
 * `type="nickname"`: WeChat's sheet with the person's own name rises when the field is focused, and what stands there when it
 * is left is reviewed. Without the person's agreement it is a plain text field, and nothing is said of that.
 */
export function followNickname(host: Host, field: HTMLInputElement): void {
  let offered = false
  const isNickname = () => host.get<string>('type') === 'nickname'
  field.addEventListener('focus', () => {
    offered = isNickname() && mayOffer()
    if (offered) shown.push({ kind: 'nickname', title: '用微信昵称' })
  })
  field.addEventListener('blur', () => {
    if (!offered) return
    const refused = review === 'refused'
    if (refused) field.value = ''
    if (refused) host.set('value', '')
    host.emit('nicknamereview', { pass: review === 'pass', timeout: review === 'timeout' })
  })
}
