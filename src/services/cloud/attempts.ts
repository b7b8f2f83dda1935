import Taro from '@tarojs/taro'

/** A reservation that was asked for and whose outcome is not known yet. */
export interface Attempt {
  start_time: string
  idempotency_key: string
}

const KEY = 'attempt'

function digits(): string {
  return Math.random().toString(36).slice(2, 12).padEnd(10, '0')
}

/**
 * The key for reserving this slot: the one already used while its outcome is unknown, a new one otherwise.
 * It is kept in storage, because the program may be closed before the answer comes.
 */
export function attemptFor(start_time: string): Attempt {
  const last = Taro.getStorageSync<Attempt | ''>(KEY)
  if (last && last.start_time === start_time) return last
  const attempt = { start_time, idempotency_key: `${Date.now().toString(36)}-${digits()}${digits()}` }
  Taro.setStorageSync(KEY, attempt)
  return attempt
}

export function settleAttempt(): void {
  Taro.removeStorageSync(KEY)
}

/** The order in hand shows that the attempt succeeded, even if its answer was lost. */
export function forgetMadeAttempt(start_time: string | undefined): void {
  const last = Taro.getStorageSync<Attempt | ''>(KEY)
  if (last && last.start_time === start_time) settleAttempt()
}
