import type { KeptDraft } from '../../../services/kept-draft'
import type { Draft } from './settings-draft'

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What of a draft has to be kept: the fields that were written, with what they were before. */
export function toKept(draft: Draft, from: Draft): KeptDraft {
  const names = (Object.keys(draft) as (keyof Draft)[]).filter(
    (name) => name !== 'pay_qr_url' && !isSame(draft[name], from[name]),
  )
  return {
    changes: Object.fromEntries(names.map((name) => [name, draft[name]])),
    before: Object.fromEntries(names.map((name) => [name, from[name]])),
    had_picture: draft.pay_qr_url !== from.pay_qr_url,
  }
}

export interface Restored {
  draft: Draft
  /** a field that was written here was meanwhile changed by somebody else, too */
  isOutdated: boolean
  had_picture: boolean
}

/**
 * Puts what was written onto the settings as they are now: what others changed meanwhile stays, unless it is the same field.
 * Null when nothing differs any more. A field that is no setting any more is left out.
 */
export function fromKept({ changes, before, had_picture }: KeptDraft, now: Draft): Restored | null {
  const names = (Object.keys(now) as (keyof Draft)[]).filter(
    (name) => name in changes && !isSame(changes[name], now[name]),
  )
  if (names.length === 0 && !had_picture) return null
  const draft: Draft = { ...now, ...Object.fromEntries(names.map((name) => [name, changes[name]])) }
  return { draft, isOutdated: names.some((name) => !isSame(before[name], now[name])), had_picture }
}
