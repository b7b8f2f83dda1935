import type { Instant } from '../time'
import type { Answered } from './permission'

/** What the software knows about itself, one document each. */
export type SystemDocument =
  | Heartbeat
  | ForbiddenCall
  | SelfCheckRecord
  | DatabaseClock
  | SchemaVersion
  | MigrationLock
  | ReleaseLog

/** That a timer ran to its end; `_id` is the function's name. */
export interface Heartbeat {
  _id: string
  at: Instant
  /** SOURCE as the platform told it */
  source: string
  /** what WeChat answered when this timer asked whether it may send messages; absent while nobody knows */
  messages?: Answered
}

/** That WeChat refused a function for want of a permission, the last time it did; `_id` begins with `FORBIDDEN`. */
export interface ForbiddenCall extends Answered {
  _id: string
}

export const FORBIDDEN = 'forbidden:'

/** What the owner's self-check found wrong when it was run last. */
export interface SelfCheckRecord {
  _id: 'selfCheck'
  at: Instant
  failed: string[]
}

/** What the database takes for the time, as it was asked last. */
interface DatabaseClock {
  _id: 'clock'
  at: Date
}

/** Up to which migration the data have been brought. */
export interface SchemaVersion {
  _id: 'schema'
  version: number
  at: Instant
}

/** Held while migrations run; void after `until`. */
export interface MigrationLock {
  _id: 'migration_lock'
  until: Instant
  /** who holds it, as `<process>@<host>`, so that a deployment that was killed can be run again at once */
  holder?: string
}

/** The bundles that were deployed together: function name → hash. */
export interface Release {
  at: Instant
  functions: Record<string, string>
}

/** What was deployed, newest first. */
export interface ReleaseLog {
  _id: 'release_log'
  releases: Release[]
}
