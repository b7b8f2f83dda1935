import type { AddressInfo } from 'node:net'
import type { CallReply } from './calls'
import { createClock, type Clock, type MachineClock } from './clock'
import { createCloud, type Cloud, type CloudOptions } from './cloud'
import type { Environment } from './environment'
import type { Faults } from './faults/faults'
import { openDataFolder, type DataFolder } from './folder'
import { bundleNames } from './functions/bundle'
import { codeInFolder, codeInMemory } from './functions/compiled-code'
import { threads } from './functions/thread'
import { listen, type OtherRoutes } from './http/server'
import { LocalError } from './local-error'
import type { FunctionLog } from './logs'
import type { ListedTemplate } from './openapi/templates'
import type { Stats } from './stats'

export interface CloudBaseOptions {
  /** dist/cloudfunctions: <name>/{index.js,config.json}. */
  bundles: string
  environment: Environment
  /** Folder for database/ and files/; null keeps nothing. */
  data: string | null
  /** 0 or none: any free port. Always on 127.0.0.1. */
  port?: number
  /** Instances per function. */
  maxInstances?: number
  /** Further environment of every function. */
  env?: Record<string, string>
  log?: (line: FunctionLog) => void
  /** The subscribe message templates of the account. */
  templates?: ListedTemplate[]
  /** False: WeChat's message push is silent. */
  messagePushes?: boolean
  /** False: timers fire only by `fireTimer`. */
  automaticTimers?: boolean
  /** The platform's 30 s, unless a test cannot wait. */
  transactionLifetimeMs?: number
  /** A folder that nobody else may write to, for the compiled code of functions; none: it is compiled in each process. */
  compiled?: string
  /** Serves other paths on the same port; true when it has answered. */
  routes?: OtherRoutes
}

export interface CloudBase {
  url: string
  port: number
  clock: Clock
  readonly faults: Faults
  /** Calls a function as a client does, or with another `source`. */
  call(name: string, event: object, caller: { openid?: string; source?: string }): Promise<CallReply>
  fireTimer(name: string): Promise<CallReply>
  stats(): Stats
  /** Forgets everything but the warm instances of functions. Throws LocalError when it keeps its data in a folder. */
  renew(): Promise<void>
  close(): Promise<void>
}

/** Starts a small CloudBase. Throws LocalError for a missing build, a taken port, a locked or damaged data folder. */
export async function startCloudBase(options: CloudBaseOptions): Promise<CloudBase> {
  bundleNames(options.bundles)
  const clock = createClock()
  const { data, environment, transactionLifetimeMs } = options
  const folder = await openDataFolder(data, environment.collections, clock, transactionLifetimeMs)
  try {
    return await open(options, clock, folder)
  } catch (error) {
    await folder.database.close()
    throw error
  }
}

async function renew(cloud: Cloud, { data }: CloudBaseOptions): Promise<void> {
  if (data !== null) throw new LocalError('Only a cloud that keeps nothing can forget everything.')
  cloud.clock.set(Date.now())
  await cloud.renew()
}

/** What of the options is the cloud's own business. */
function wholeCloud(options: CloudBaseOptions) {
  const { bundles, environment, maxInstances, env, templates, messagePushes, log } = options
  return { bundles, environment, maxInstances, env, templates, messagePushes, log }
}

async function open(options: CloudBaseOptions, clock: MachineClock, folder: DataFolder): Promise<CloudBase> {
  let port = 0
  const url = () => `http://127.0.0.1:${port}`
  const instances = threads(clock.shared, options.compiled ? codeInFolder(options.compiled) : codeInMemory())
  const given: CloudOptions = { ...wholeCloud(options), clock, url, ...folder, instances }
  const cloud = await createCloud(given)
  const server = await listen(options.port ?? 0, cloud.handle, options.routes)
  port = (server.address() as AddressInfo).port
  const stopTimers = options.automaticTimers === false ? () => {} : cloud.startTimers()
  return {
    url: url(),
    port,
    clock,
    get faults() {
      return cloud.faults
    },
    call: cloud.call,
    fireTimer: cloud.fireTimer,
    stats: () => cloud.stats(),
    renew: () => renew(cloud, options),
    async close() {
      stopTimers()
      await cloud.functions.pool.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await cloud.close()
    },
  }
}
