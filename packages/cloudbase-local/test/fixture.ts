import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallReply } from '../src/calls'
import type { Environment } from '../src/environment'
import { startCloudBase, type CloudBase, type CloudBaseOptions } from '../src/server'

/** Functions for tests: with the real SDKs, found as from this file. */
const PRELUDE = `
  const bring = require('module').createRequire(${JSON.stringify(__filename)})
  const lazy = (load) => { let value; return () => (value ??= load()) }
  const wx = lazy(() => { const sdk = bring('wx-server-sdk'); sdk.init({ env: 'local' }); return sdk })
  const node = lazy(() => bring('@cloudbase/node-sdk').init({ env: 'local' }))
  const db = lazy(() => node().database())
`

/** The platform's 3 seconds are short for a first `require` of the SDKs on a busy machine. */
const PATIENT = { timeout: 20 }

export interface FixtureFunction {
  code: string
  config?: object
}

export const environment: Environment = {
  env: 'local',
  collections: [{ name: 'things', indexes: [] }],
  storage: {
    rule: {
      read: false,
      write: 'auth != null && /^inbox\\//.test(resource.path) == true && resource.openid == auth.openid',
    },
  },
  functions: {},
}

export function writeFunction(folder: string, name: string, { code, config = PATIENT }: FixtureFunction): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'index.js'), `${PRELUDE}\nexports.main = ${code}`)
  writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config))
}

export interface Fixture {
  cloud: CloudBase
  bundles: string
  /** Calls as a client; throws when the call failed. */
  call<T>(name: string, event?: object, openid?: string): Promise<T>
  reply(name: string, event?: object, openid?: string): Promise<CallReply>
  /** A request to /__local/…, or any other path. */
  http(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

export async function startFixture(
  functions: Record<string, string | FixtureFunction>,
  options: Partial<CloudBaseOptions> = {},
): Promise<Fixture> {
  const bundles = mkdtempSync(join(tmpdir(), 'functions-'))
  for (const [name, made] of Object.entries(functions)) {
    writeFunction(bundles, name, typeof made === 'string' ? { code: made } : made)
  }
  const cloud = await startCloudBase({ bundles, environment, data: null, automaticTimers: false, ...options })
  const reply: Fixture['reply'] = (name, event = {}, openid) => cloud.call(name, event, { openid })
  return {
    cloud,
    bundles,
    reply,
    async call<T>(name: string, event?: object, openid?: string) {
      const { result, errMsg, errCode } = await reply(name, event, openid)
      if (errCode) throw new Error(errMsg)
      return result as T
    },
    http: (path, init) => fetch(cloud.url + path, init),
    async close() {
      await cloud.close()
      rmSync(bundles, { recursive: true, force: true })
    },
  }
}

/** One request on the wire of the SDKs, without an SDK: the fastest way in. */
export async function wire<R>(url: string, body: object): Promise<R> {
  const reply = await fetch(`${url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  const answer = (await reply.json()) as R & { code?: string; message?: string }
  if (answer.code) throw new Error(`${answer.code}: ${answer.message}`)
  return answer
}
