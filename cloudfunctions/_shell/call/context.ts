import type { Admin } from '../../../core/order/audit'
import type { Settings } from '../../../core/shop/settings'
import type { Instant } from '../../../core/time'
import type { Transaction } from '../platform/transaction'

/** One call of a function: who, when, and what it cost. */
export interface CallContext {
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
  /** the admin as whom the call acts; absent when a player does */
  admin?: Admin
  /** refuses, inside a transaction, an admin whose role has been taken away since the call began */
  requireRole?: (tx: Transaction) => Promise<void>
}

export interface AdminContext extends CallContext {
  admin: Admin
  settings: Settings
  requireRole: (tx: Transaction) => Promise<void>
}
