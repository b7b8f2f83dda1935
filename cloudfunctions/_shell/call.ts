import type { Instant } from '../../core/time'

/** One call of a function: who, when, and what it cost. */
export interface Call {
  /** '' when no player calls */
  openid: string
  appid: string
  env: string
  source: string
  request_id: string
  now: Instant
  /** attempts repeated, and how many of them because of a transaction conflict */
  retries: number
  conflicts: number
}
