import Taro from '@tarojs/taro'

/** A reservation that was asked for and whose outcome is not known yet. */
export interface Attempt {
  start_time: string
  hours: number
  console_id?: string
  idempotency_key: string
}

type Wanted = Omit<Attempt, 'idempotency_key'>

const KEY = 'attempt'

function digits(): string {
  return Math.random().toString(36).slice(2, 12).padEnd(10, '0')
}

/** A key that no other tap has. */
export function newKey(): string {
  return `${Date.now().toString(36)}-${digits()}${digits()}`
}

/** Whether this very thing was asked for; an older version kept attempts of one hour, without saying so. */
function isSame({ start_time, hours = 1, console_id }: Partial<Attempt>, wanted: Wanted): boolean {
  return start_time === wanted.start_time && hours === wanted.hours && console_id === wanted.console_id
}

/**
 * The key for reserving these hours: the one already used while its outcome is unknown, a new one otherwise.
 * It is kept in storage, because the program may be closed before the answer comes.
 */
export function attemptFor({ start_time, hours, console_id }: Wanted): Attempt {
  const last = Taro.getStorageSync<Attempt | ''>(KEY)
  const wanted = { start_time, hours, ...(console_id !== undefined && { console_id }) }
  if (last && isSame(last, wanted)) return last
  const attempt = { ...wanted, idempotency_key: newKey() }
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
