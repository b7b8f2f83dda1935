import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { init } from '@cloudbase/node-sdk'
import { databaseAction } from '../../src/database/actions'
import { openDatabase } from '../../src/database/engine'
import type { Database, OpenOptions } from '../../src/database/engine'
import { DatabaseError, NotSupported } from '../../src/errors'
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
  const server = createServer((request, response) => {
    void answer(engine, request).then((reply) => response.end(JSON.stringify({ requestId: 'conformance', ...reply })))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  redirect((server.address() as AddressInfo).port)
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await engine.close()
  }
  return { db: database(), engine, close }
}

async function answer(engine: Database, request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  try {
    return await databaseAction(engine, JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>)
  } catch (error) {
    if (error instanceof DatabaseError || error instanceof NotSupported)
      return { code: error.code, message: error.message }
    return { code: 'SYS_ERR', message: String(error) }
  }
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
