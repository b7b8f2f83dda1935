import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callForReply, invokeActions, type CallReply } from './calls'
import { createClock, type Clock } from './clock'
import { parseCron } from './timers/cron'
import { databaseAction } from './database/actions'
import { doorRoute } from './local-api'
import type { Environment } from './environment'
import { createFaults, type Faults } from './faults/faults'
import { loseConflict, openDataFolder, type DataFolder } from './folder'
import { bundleNames } from './functions/bundle'
import { Functions } from './functions/functions'
import { adminRoute, type WireAction } from './http/admin'
import { HttpError } from './http/exchange'
import { listen } from './http/server'
import { createLogs, type FunctionLog } from './logs'
import { openApiActions } from './openapi/apis'
import { Subscriptions } from './openapi/messages'
import { LoginCodes, sessionRoute } from './openapi/session'
import type { CloudParts } from './server-parts'
import { createStats, type Stats } from './stats'
import { storageActions } from './storage/actions'
import { fileRoute } from './storage/route'
import { Storage } from './storage/storage'
import { startTimers, timerEvent, type Trigger } from './timers/timers'

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
  /** False: timers fire only by `fireTimer`. */
  automaticTimers?: boolean
  /** The platform's 30 s, unless a test cannot wait. */
  transactionLifetimeMs?: number
  /** Serves other paths on the same port; true when it has answered. */
  routes?: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>
}

export interface CloudBase {
  url: string
  port: number
  clock: Clock
  faults: Faults
  /** Calls a function as a client does, or with another `source`. */
  call(name: string, event: object, caller: { openid?: string; source?: string }): Promise<CallReply>
  fireTimer(name: string): Promise<CallReply>
  stats(): Stats
  close(): Promise<void>
}

/** Starts a small CloudBase. Throws LocalError for a missing build, a taken port, a locked or damaged data folder. */
export async function startCloudBase(options: CloudBaseOptions): Promise<CloudBase> {
  bundleNames(options.bundles)
  const clock = createClock()
  const { data, environment, transactionLifetimeMs } = options
  const folder = await openDataFolder(data, environment.collections, () => clock.now(), transactionLifetimeMs)
  try {
    return await open(options, clock, folder)
  } catch (error) {
    await folder.close()
    throw error
  }
}

async function open(options: CloudBaseOptions, clock: Clock, folder: DataFolder): Promise<CloudBase> {
  let port = 0
  const url = () => `http://127.0.0.1:${port}`
  const parts = assemble(options, clock, folder, url)
  for (const { cron } of triggersOf(parts.functions)) parseCron(cron)
  const server = await listen(options.port ?? 0, routesOf(options, parts, folder))
  port = (server.address() as AddressInfo).port
  const stopTimers = options.automaticTimers === false ? () => {} : timersOf(parts)
  return {
    url: url(),
    port,
    clock,
    faults: parts.faults,
    call: (name, event, { openid, source = 'wx_client' }) => parts.call(name, event, { openid, source }),
    fireTimer: parts.fireTimer,
    stats: parts.stats,
    async close() {
      stopTimers()
      await parts.functions.pool.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await folder.close()
    },
  }
}

function assemble(options: CloudBaseOptions, clock: Clock, folder: DataFolder, url: () => string): CloudParts {
  const { bundles, environment, maxInstances = 4, env = {} } = options
  const logs = createLogs(options.log)
  const functions = new Functions({ folder: bundles, environment, url, clock, logs, maxInstances, env })
  const faults = createFaults((transactionId) => loseConflict(folder.database, transactionId))
  const parts: CloudParts = {
    clock,
    faults,
    functions,
    logs,
    storage: new Storage(folder.filesFolder, environment, clock, url),
    subscriptions: new Subscriptions(clock),
    codes: new LoginCodes(clock),
    call: (name, event, caller) => callForReply(functions, name, event, caller),
    fireTimer: (name) => fire(parts, triggerOf(functions, name)),
    stats: createStats(functions, folder.database, faults),
  }
  return parts
}

function routesOf({ env, routes }: CloudBaseOptions, parts: CloudParts, { database }: DataFolder) {
  const actions: Record<string, WireAction> = {
    database: (body) => databaseAction(database, body),
    ...storageActions(parts.storage),
    ...invokeActions(parts.functions),
    ...openApiActions(parts.subscriptions),
  }
  const findInstance = (id: string) => parts.functions.pool.find(id)
  return [
    adminRoute({ actions, faults: parts.faults, findInstance }),
    doorRoute(parts),
    fileRoute(parts.storage),
    sessionRoute(parts.codes, env?.WX_APP_SECRET),
    ...(routes ? [({ req, res }: { req: IncomingMessage; res: ServerResponse }) => routes(req, res)] : []),
  ]
}

function timersOf(parts: CloudParts): () => void {
  const { clock, functions } = parts
  return startTimers({ clock, triggers: () => triggersOf(functions), fire: (trigger) => fire(parts, trigger) })
}

function triggersOf(functions: Functions): Trigger[] {
  return functions.bundles().flatMap(({ name, timers }) => timers.map((timer) => ({ function: name, ...timer })))
}

function triggerOf(functions: Functions, name: string): Trigger {
  const trigger = triggersOf(functions).find((candidate) => candidate.function === name)
  if (!trigger) throw new HttpError(404, `No function "${name}" has a timer.`)
  return trigger
}

function fire({ clock, call }: CloudParts, trigger: Trigger): Promise<CallReply> {
  return call(trigger.function, timerEvent(trigger, clock.now()), { source: 'wx_trigger' })
}
