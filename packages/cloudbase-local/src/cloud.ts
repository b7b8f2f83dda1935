import { createCallRecords } from './functions/call-records'
import { callForReply, invokeActions, type CallReply } from './calls'
import type { Clock } from './clock'
import type { CloudParts } from './cloud-parts'
import { databaseAction } from './database/actions'
import { openDatabase, type Database } from './database/engine'
import type { Environment } from './environment'
import { createFaults } from './faults/faults'
import { loseConflict } from './folder'
import { Functions } from './functions/functions'
import type { StartRuntime } from './functions/runtime'
import { HttpError, refusal, type Route } from './http/exchange'
import { localApiRoute } from './local-api'
import { createLogs, type FunctionLog } from './logs'
import { openApiActions } from './openapi/apis'
import { Subscriptions } from './openapi/messages'
import { messagePush } from './openapi/pushes'
import type { ListedTemplate } from './openapi/templates'
import { LoginCodes, sessionRoute } from './openapi/session'
import { createStats } from './stats'
import { storageActions } from './storage/actions'
import type { Files } from './storage/files'
import { fileRoute } from './storage/route'
import { MemoryFiles } from './storage/memory-files'
import { Storage } from './storage/storage'
import { parseCron } from './timers/cron'
import { startTimers, timerEvent, type Trigger } from './timers/timers'
import { Webhooks } from './webhooks/webhooks'
import { adminRoute, type WireAction } from './wire/admin'

export interface CloudOptions {
  /** dist/cloudfunctions: <name>/{index.js,config.json}. */
  bundles: string
  environment: Environment
  clock: Clock
  /** Where the code of functions runs: worker threads, or what a simulation has instead. */
  instances: StartRuntime
  files: Files
  /** In memory, if none is given. */
  database?: Database
  /** Of a database in memory: the platform's 30 s, unless a test cannot wait. */
  transactionLifetimeMs?: number
  /** Where functions reach the cloud. */
  url: () => string
  /** Instances per function. */
  maxInstances?: number
  /** The subscribe message templates of the account. */
  templates?: ListedTemplate[]
  /** False: WeChat's message push is silent. */
  messagePushes?: boolean
  /** Further environment of every function. */
  env?: Record<string, string>
  log?: (line: FunctionLog) => void
}

/** A whole cloud without a socket before it. */
export interface Cloud extends CloudParts {
  /** Answers one request; null when there is nothing at its address. */
  handle: Route
  /** Fires timers when they are due; returns what stops that. */
  startTimers(): () => void
  /** Goes on as a cloud that has just begun, in memory, on the instances that are warm. */
  renew(): Promise<void>
  /** Ends what functions are doing, and the database. */
  close(): Promise<void>
}

/** Throws LocalError for a build, a timer or a storage rule that it does not understand. */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const { clock } = options
  const functions = functionsOf(options)
  const parts = partsOf(options, options.database ?? (await databaseInMemory(options)), options.files, functions)
  const triggers = () => triggersOf(functions)
  for (const { cron } of triggers()) parseCron(cron)
  let routes = routesOf(options, parts)
  return Object.assign(parts, {
    handle: (request: Parameters<Route>[0]) => answer(routes, request),
    startTimers: () => startTimers({ clock, triggers, fire: (trigger) => fire(parts, trigger) }),
    renew: async () => {
      await parts.database.close()
      functions.forget()
      Object.assign(parts, partsOf(options, await databaseInMemory(options), new MemoryFiles(), functions))
      routes = routesOf(options, parts)
    },
    close: async () => {
      await functions.pool.stop()
      await parts.database.close()
    },
  })
}

function databaseInMemory({
  clock,
  environment: { collections },
  transactionLifetimeMs,
}: CloudOptions): Promise<Database> {
  return openDatabase({ directory: null, collections, now: () => clock.now(), time: clock, transactionLifetimeMs })
}

function functionsOf(options: CloudOptions): Functions {
  const { bundles, environment, clock, instances, url, maxInstances = 4, env = {} } = options
  const kept = { logs: createLogs(options.log), records: createCallRecords() }
  return new Functions({ folder: bundles, environment, url, clock, instances, ...kept, maxInstances, env })
}

function partsOf(
  { clock, environment, url, templates = [], messagePushes = true }: CloudOptions,
  database: Database,
  files: Files,
  functions: Functions,
): CloudParts {
  const faults = createFaults(clock, (transactionId) => loseConflict(database, transactionId))
  const call: CloudParts['call'] = (name, event, { openid, source = 'wx_client' }) =>
    callForReply(functions, name, event, { openid, source })
  const pushing = messagePushes ? messagePush({ environment, clock, call }) : () => {}
  const parts: CloudParts = {
    clock,
    database,
    faults,
    functions,
    logs: functions.logs,
    records: functions.records,
    storage: new Storage(files, environment, clock, url),
    subscriptions: new Subscriptions(clock, templates, pushing),
    webhooks: new Webhooks(clock),
    codes: new LoginCodes(clock),
    call,
    fireTimer: (name) => fire(parts, triggerOf(functions, name)),
    stats: createStats(functions, database, faults),
  }
  return parts
}

function routesOf({ env }: CloudOptions, parts: CloudParts): Route[] {
  const actions: Record<string, WireAction> = {
    database: (body) => databaseAction(parts.database, body),
    ...storageActions(parts.storage, parts.faults),
    ...invokeActions(parts.functions),
    ...openApiActions(parts.subscriptions),
  }
  return [
    adminRoute({ actions, faults: parts.faults, findInstance: (id) => parts.functions.pool.find(id) }),
    parts.webhooks.route,
    localApiRoute(parts),
    fileRoute(parts.storage),
    sessionRoute(parts.codes, env?.WX_APP_SECRET),
  ]
}

async function answer(routes: Route[], request: Parameters<Route>[0]): ReturnType<Route> {
  try {
    for (const route of routes) {
      const given = await route(request)
      if (given) return given
    }
    return null
  } catch (error) {
    return refusal(error)
  }
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
