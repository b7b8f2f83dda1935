import type { AddressInfo } from 'node:net'
import { init } from '@cloudbase/node-sdk'
import { machineTime } from '../../src/clock'
import { databaseAction } from '../../src/database/actions'
import { openDatabase } from '../../src/database/engine'
import type { Database, OpenOptions } from '../../src/database/engine'
import { createFaults } from '../../src/faults/faults'
import { loseConflict } from '../../src/folder'
import { listen } from '../../src/http/server'
import { adminRoute } from '../../src/wire/admin'
import type { Sdk } from './sdk'

/**
 * REMOTE=1 asks the real environment TCB_ENV, with TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY. It needs the
 * collections below, and the unique index on `key` in the third.
 */
const remote = process.env.REMOTE === '1'
export const localOnly = remote ? test.skip : test

const env = process.env.TCB_ENV ?? 'local'

const collections: OpenOptions['collections'] = [
  { name: 'conformance_items', indexes: [{ name: 'group_rank', keys: [asc('group'), asc('rank')] }] },
  { name: 'conformance_others', indexes: [] },
  { name: 'conformance_unique', indexes: [{ name: 'key', unique: true, keys: [asc('key')] }] },
]

function asc(field: string) {
  return { field, direction: 1 as const }
}

export interface Cloud {
  db: Sdk
  /** The engine below; null with REMOTE=1. */
  engine: Database | null
  close(): Promise<void>
}

/** Gives the real SDK over the wire: to an engine of its own, or to the real environment. */
export async function openCloud(options: Partial<OpenOptions> = {}): Promise<Cloud> {
  const database = () => init({ env }).database() as unknown as Sdk
  if (remote) return { db: database(), engine: null, close: () => Promise.resolve() }
  const engine = await openDatabase({ directory: null, collections, now: Date.now, ...options })
  const faults = createFaults(machineTime, (id) => loseConflict(engine, id))
  const actions = { database: (body: Record<string, unknown>) => databaseAction(engine, body) }
  const server = await listen(0, adminRoute({ actions, faults, findInstance: () => undefined }))
  redirect((server.address() as AddressInfo).port)
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await engine.close()
  }
  return { db: database(), engine, close }
}

/** The SDKs' own hook: everything they send goes where this says. */
function redirect(port: number): void {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: env,
    SILENCE: 'true',
  })
}

let names = 0

/** An _id that no other test, and no earlier run in the real environment, has used. */
export function freshId(hint = 'id') {
  return `${hint}-${process.pid}-${Date.now().toString(36)}-${++names}`
}
