import { randomUUID } from 'node:crypto'
import type { CallRecords } from './call-records'
import type { Clock } from '../clock'
import type { Environment } from '../environment'
import { parsedLine, type FunctionLog, type Logs } from '../logs'
import { bundleNames, readBundle, type Bundle } from './bundle'
import { failures, type FunctionFailure } from './failure'
import { callContext, callEnvironment, instanceEnvironment, LOCAL_APPID, type Caller } from './identity'
import { Instance, type Outcome } from './instance'
import { InstancePool } from './pool'
import type { Call, StartRuntime } from './runtime'

const KB = 1024
const HARD_LIMIT = 6 * KB * KB
/** What the documents allow a mini program to send as text, and what it takes back. */
const CLIENT_EVENT_LIMIT = 100 * KB
const CLIENT_RESULT_LIMIT = KB * KB
const IDLE_MS = 60_000

export interface FunctionsOptions {
  folder: string
  environment: Environment
  url: () => string
  clock: Clock
  instances: StartRuntime
  logs: Logs
  records: CallRecords
  maxInstances: number
  env: Record<string, string>
}

interface Tally {
  calls: number
  failed: number
  timed_out: number
  cold_starts: number
  database_calls: number
  largest_reply_bytes: number
}

/** All functions of the environment: finds their bundles, runs calls on instances, logs and counts. */
export class Functions {
  readonly pool: InstancePool
  private readonly tallies = new Map<string, Tally>()
  private instanceCount = 0

  constructor(private readonly options: FunctionsOptions) {
    const { maxInstances, clock } = options
    this.pool = new InstancePool({
      maxPerFunction: maxInstances,
      maxTotal: Math.max(32, maxInstances * 2),
      idleMs: IDLE_MS,
      time: clock,
      start: (bundle) => this.startInstance(bundle),
    })
  }

  bundles(): Bundle[] {
    const { folder } = this.options
    return bundleNames(folder).flatMap((name) => readBundle(folder, name) ?? [])
  }

  get logs(): Logs {
    return this.options.logs
  }

  get records(): CallRecords {
    return this.options.records
  }

  /** Nothing was called yet, as far as anybody can see; instances stay warm. */
  forget(): void {
    this.tallies.clear()
    this.options.logs.clear()
    this.options.records.clear()
  }

  has(name: string): boolean {
    return readBundle(this.options.folder, name) !== null
  }

  /** Runs one call. Returns the result as JSON; throws FunctionFailure when there is none. */
  async call(name: string, event: object, caller: Caller, requestID: string = randomUUID()): Promise<string> {
    const bundle = readBundle(this.options.folder, name)
    if (!bundle) throw failures.notFound(name)
    const text = JSON.stringify(withUserInfo(event, caller))
    const size = Buffer.byteLength(text)
    if (size > HARD_LIMIT) throw failures.eventTooLarge('6MB')
    if (caller.source === 'wx_client' && size > CLIENT_EVENT_LIMIT) throw failures.eventTooLarge('100KB')
    const call: Call = { requestID, caller, databaseCalls: 0, disturbed: 0, largestReply: 0 }
    const instance = await this.pool.acquire(bundle)
    return checkedResult(await this.run(instance, call, text), caller)
  }

  stats() {
    return Object.fromEntries(
      this.bundles().map(({ name }) => [name, { ...this.pool.count(name), ...this.tally(name) }] as const),
    )
  }

  private async run(instance: Instance, call: Call, event: string): Promise<string> {
    const { bundle } = instance
    const { clock, environment } = this.options
    const { env } = environment
    const started = clock.elapsed()
    const variables = callEnvironment(call.caller, call.requestID, env)
    const context = JSON.stringify(callContext(bundle, variables, call.requestID, env))
    const outcome = await instance.serve({ call, event, context, env: variables })
    const failure = 'failure' in outcome ? outcome.failure : null
    const durationMs = Math.round((clock.elapsed() - started) * 10) / 10
    this.record(bundle.name, call, failure, durationMs)
    this.keep(bundle.name, call, durationMs, event, outcome)
    this.pool.release(instance)
    if ('failure' in outcome) throw outcome.failure
    return outcome.result
  }

  private startInstance(bundle: Bundle): Instance {
    const { environment, url, clock, instances, env } = this.options
    const id = `${bundle.name}-${++this.instanceCount}`
    this.tally(bundle.name).cold_starts++
    return new Instance({
      id,
      bundle,
      env: {
        ...env,
        ...environment.functions[bundle.name]?.environment,
        ...instanceEnvironment(url(), id, environment.env),
      },
      time: clock,
      start: instances,
      onPrint: (instance, stream, text) => this.print(instance, stream, text),
      onExit: (instance) => this.pool.forget(instance),
    })
  }

  private tally(name: string): Tally {
    const nothing = { calls: 0, failed: 0, timed_out: 0, cold_starts: 0, database_calls: 0, largest_reply_bytes: 0 }
    const tally = this.tallies.get(name) ?? nothing
    this.tallies.set(name, tally)
    return tally
  }

  private record(name: string, call: Call, failure: FunctionFailure | null, durationMs: number): void {
    const tally = this.tally(name)
    tally.calls++
    tally.database_calls += call.databaseCalls
    tally.largest_reply_bytes = Math.max(tally.largest_reply_bytes, call.largestReply)
    if (failure) tally.failed++
    if (failure?.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED') tally.timed_out++
    this.log(name, call, {
      kind: 'call',
      text: failure?.message ?? 'ok',
      ok: !failure,
      duration_ms: durationMs,
      calls: call.databaseCalls,
      openid: call.caller.openid,
      source: call.caller.source,
    })
  }

  private keep(name: string, call: Call, duration_ms: number, event: string, outcome: Outcome): void {
    const { requestID, caller, databaseCalls, disturbed } = call
    const ok = 'result' in outcome
    const at = new Date(this.options.clock.now()).toISOString()
    const counted = { ok, at, duration_ms, database_calls: databaseCalls, disturbed }
    const reply = ok ? outcome.result : outcome.failure.message
    this.records.add({ request_id: requestID, function: name, ...caller, ...counted }, { event, reply })
  }

  private print(instance: Instance, kind: 'stdout' | 'stderr', text: string): void {
    for (const line of text.split('\n')) {
      if (line) this.log(instance.bundle.name, instance.call, { kind, text: line, json: parsedLine(line) })
    }
  }

  private log(name: string, call: Call | null, line: Pick<FunctionLog, 'kind' | 'text'> & Partial<FunctionLog>): void {
    const at = new Date(this.options.clock.now()).toISOString()
    this.options.logs.write({ at, function: name, request_id: call?.requestID ?? '', ...line })
  }
}

function checkedResult(result: string, { source }: Caller): string {
  const size = Buffer.byteLength(result)
  if (size > HARD_LIMIT) throw failures.resultTooLarge('6MB')
  if (source === 'wx_client' && size > CLIENT_RESULT_LIMIT) throw failures.resultTooLarge('1MB')
  return result
}

/** The platform adds who calls to every event that comes from the mini program. */
function withUserInfo(event: object, { openid }: Caller): object {
  return openid ? { ...event, userInfo: { appId: LOCAL_APPID, openId: openid } } : event
}
