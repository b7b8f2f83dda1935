import type { CallReply } from './calls'
import type { CallRecords } from './functions/call-records'
import type { Clock } from './clock'
import type { Database } from './database/engine'
import type { Faults } from './faults/faults'
import type { Caller } from './functions/identity'
import type { Functions } from './functions/functions'
import type { Logs } from './logs'
import type { Subscriptions } from './openapi/messages'
import type { LoginCodes } from './openapi/session'
import type { Stats } from './stats'
import type { Webhooks } from './webhooks/webhooks'
import type { Storage } from './storage/storage'

/** What a local cloud is made of, for the routes that reach into it. */
export interface CloudParts {
  clock: Clock
  database: Database
  faults: Faults
  functions: Functions
  logs: Logs
  records: CallRecords
  storage: Storage
  subscriptions: Subscriptions
  webhooks: Webhooks
  codes: LoginCodes
  /** Calls a function as a client does, or with another `source`. */
  call: (name: string, event: object, caller: Partial<Caller>) => Promise<CallReply>
  fireTimer: (name: string) => Promise<CallReply>
  stats: () => Stats
}
