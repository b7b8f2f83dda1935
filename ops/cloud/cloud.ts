import tcb from '@cloudbase/node-sdk'
import { systemClock, type Clock } from '../shell/clock'
import type { Credentials } from '../shell/credentials'
import { documentsOf } from './documents'
import { filesOf } from './files'

export type { Document } from './documents'
export type Cloud = ReturnType<typeof openCloud>

/** The data and files of an environment, with the owner's rights. */
export function openCloud({ env, region, secretId, secretKey, token }: Credentials, clock: Clock = systemClock) {
  const app = tcb.init({ env, region, secretId, secretKey, sessionToken: token, timeout: 60_000 })
  return { ...documentsOf(app.database(), clock), ...filesOf(app, clock) }
}
