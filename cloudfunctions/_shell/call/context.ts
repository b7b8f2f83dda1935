import type { FunctionName } from '../../../core/contract/contract'
import type { Admin } from '../../../core/order/audit'
import type { Settings } from '../../../core/shop/settings'
import type { Instant } from '../../../core/time'
import type { Transaction } from '../platform/transaction'

/** What a call has cost so far. Every context that is made of one call shares it, so that the log line counts all. */
interface Tally {
  /** attempts repeated */
  retries: number
  /** how many of them because of a transaction conflict */
  conflicts: number
}

/** One call of a function: who, when, and what it cost. */
export interface CallContext {
  /** which function is called */
  function: FunctionName
  /** '' when no player calls */
  readonly openid: string
  readonly appid: string
  readonly env: string
  readonly source: string
  readonly request_id: string
  readonly now: Instant
  readonly tally: Tally
  /** the admin as whom the call acts; absent when a player does */
  readonly admin?: Admin
  /** as the call of an admin began */
  readonly settings?: Settings
  /** refuses, inside a transaction, an admin whose role has been taken away since the call began */
  readonly requireRole?: (tx: Transaction) => Promise<void>
}

export interface AdminContext extends CallContext {
  /** as the last transaction read it, or else as the call began */
  admin: Admin
  readonly settings: Settings
  readonly requireRole: (tx: Transaction) => Promise<void>
}
