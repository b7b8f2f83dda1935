import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, type Command } from '../../ops/shell/command'
import type { Clock } from '../../ops/shell/clock'
import type { FunctionSpec } from '../../cloudfunctions/functions'
import type { Description } from '../../ops/plan/environment'
import { startCloudBase, toLocalCloud, type CloudBase } from 'cloudbase-local'
import { bundles, environment } from '../support/shop'
import { hurry } from './stand-in/detour'
import { startTencent, type Tencent } from './stand-in/tencent'
import { ENV } from './stand-in/tencent-answers'

/** What must never be read anywhere. */
export const planted = {
  TENCENTCLOUD_SECRETID: 'AKIDplantedsecretid',
  TENCENTCLOUD_SECRETKEY: 'planted-secret-key',
  WX_APP_SECRET: 'planted-app-secret',
  BACKUP_KEY: 'planted-backup-key',
}

interface Ran {
  exitCode: number
  /** what `--json` gave */
  result: { plan: string[]; done: string[]; told: string[]; error?: string }
  text: string
}

/** An owner with an environment: the management stand-in, and the local cloud for data and files. */
export interface Owner {
  tencent: Tencent
  cloud: CloudBase
  run(command: Command, ...args: string[]): Promise<Ran>
  variables: Record<string, string>
  close(): Promise<void>
}

/** The node-sdk goes to this cloud until the answer is called. */
export function pointAt(cloud: Pick<CloudBase, 'url'>): () => void {
  const before = { ...process.env }
  Object.assign(process.env, toLocalCloud(cloud.url))
  return () => void (process.env = before)
}

/** A clock that goes on by what is waited for: nobody waits. */
export function hurriedClock(): Clock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    sleep: (milliseconds) => {
      ahead += milliseconds
      return Promise.resolve()
    },
  }
}

export async function openOwner(clock = hurriedClock()): Promise<Owner> {
  const tencent = await startTencent(clock)
  const cloud = await startCloudBase({
    bundles,
    environment: { ...environment, env: ENV },
    data: null,
    automaticTimers: false,
  })
  const restore = [pointAt(cloud), hurry()]
  const variables = { CLOUDBASE_ENV: ENV, ...planted }
  return {
    tencent,
    cloud,
    variables,
    async run(command, ...args) {
      let [text, json] = ['', '']
      const streams = { out: (more: string) => void (json += more), err: (more: string) => void (text += more) }
      const exitCode = await runCommand(command, [...args, '--json'], variables, streams, clock)
      return { exitCode, result: JSON.parse(json || '{}') as Ran['result'], text: text + json }
    },
    async close() {
      restore.forEach((undo) => undo())
      await Promise.all([tencent.close(), cloud.close()])
    },
  }
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ops-'))
}

/** A description with one of each, so that dying at every step takes seconds. */
export function smallEnvironment(change: (description: Description) => void = () => {}): string {
  const { runtime, storage, collections, functions } = structuredClone(environment) as unknown as Description
  const { expireCron, getSettings } = functions as Record<'expireCron' | 'getSettings', FunctionSpec>
  const small: Description = {
    runtime,
    storage,
    collections: collections.filter(({ name }) => ['admins', 'settings', 'self_checks'].includes(name)),
    functions: { expireCron, getSettings: { ...getSettings, http: '/settings' } },
  }
  change(small)
  const file = join(temporaryFolder(), 'environment.json')
  writeFileSync(file, JSON.stringify(small))
  return file
}
