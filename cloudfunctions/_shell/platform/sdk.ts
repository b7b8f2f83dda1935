import tcb from '@cloudbase/node-sdk'
import * as wx from 'wx-server-sdk'
import { CloudError } from './cloud-errors'

/** Database and storage go through node-sdk, whose errors keep their `code`; identity and openapi through wx-server-sdk. */

export function environmentId(): string {
  return process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''
}

let isStarted = false

/** Must run before wx-server-sdk is asked anything. */
export function startCloud(): void {
  if (!isStarted) wx.init({ env: environmentId() })
  isStarted = true
}

let app: ReturnType<typeof tcb.init> | undefined
/** Without `keepalive`: with it the SDK silently sends again what a dropped socket may have delivered. */
export function cloud() {
  return (app ??= tcb.init({ env: environmentId(), timeout: 10_000 }))
}

let opened: ReturnType<ReturnType<typeof cloud>['database']> | undefined
export function database() {
  return (opened ??= cloud().database())
}

/** What the database answers, where the SDK's own types say `any`. */
interface SdkReply {
  code?: string
  message?: string
  data?: unknown
  updated?: number
  deleted?: number
  fileList?: { fileID: string; code: string }[]
}

/** Some calls of the SDK answer an error instead of throwing it. */
export async function checked(asked: Promise<unknown>): Promise<SdkReply> {
  const reply = (await asked) as SdkReply
  if (reply.code) throw new CloudError(reply.code, reply.message ?? reply.code)
  return reply
}
