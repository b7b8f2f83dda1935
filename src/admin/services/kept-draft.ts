import Taro from '@tarojs/taro'

const KEY = 'settings-draft'
const KEPT_DAYS = 7
/** A storage key holds 1 MB; every setting at its longest needs a few kilobytes. */
const MOST_CHARS = 64 * 1024

/** Fields of the settings that were written and not saved: what they became, and what they were. */
export interface KeptDraft {
  changes: Record<string, unknown>
  before: Record<string, unknown>
  /** a payment code was chosen: what was uploaded is thrown away after a day, so it has to be chosen again */
  had_picture: boolean
}

interface Stored extends KeptDraft {
  kept_at: number
}

export function dropDraft(): void {
  Taro.removeStorageSync(KEY)
}

export function keepDraft(draft: KeptDraft): void {
  const stored: Stored = { ...draft, kept_at: Date.now() }
  if (JSON.stringify(stored).length > MOST_CHARS) return dropDraft()
  Taro.setStorageSync(KEY, stored)
}

/** What was kept of the last visit, unless that is long ago. */
export function keptDraft(): KeptDraft | null {
  const stored = Taro.getStorageSync<Stored | ''>(KEY)
  if (!stored) return null
  const { kept_at, ...draft } = stored
  return Date.now() - kept_at < KEPT_DAYS * 86_400_000 ? draft : null
}
