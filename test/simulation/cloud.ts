import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionName, Reply } from '../../core/contract/contract'
import type { Clock } from '../../packages/cloudbase-local/src/clock'
import { openDatabase, type Database } from '../../packages/cloudbase-local/src/database/engine'
import { loseConflict } from '../../packages/cloudbase-local/src/folder'
import { Tally } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import { environment } from '../support/shop'
import type { FaultKind, Strike } from './faults'
import { SimulatedInstance, type Invocation } from './instance'
import { SimulatedRequest, type Answer } from './request'
import { Timeline } from './timeline'
import { actionOf, Wire } from './wire'

const TRANSACTION_MS = 30_000
/** later than the SDK waits */
const LATE_MS = 11_000

/** What came of a call: a reply, or none, and then nobody knows what was done. */
export interface Outcome {
  reply: Reply<FunctionName> | null
  /** what the function took for the time */
  now: number
  /** the function may have asked the database twice for what it did */
  isUnsure: boolean
}

export interface History {
  seed: number
  start: number
  strike?: Strike
  /** how far a function's clock is ahead, in ms */
  skews?: Partial<Record<FunctionName, number>>
  /** of each message, in ms */
  latency?: () => number
}

/**
 * The local cloud's database, storage and wire, and the very bundles that are deployed, in one thread and in simulated
 * time. Instances are kept from history to history: they hold nothing but code.
 */
export class SimulatedCloud {
  readonly timeline = new Timeline(0)
  readonly tally = new Tally()
  readonly logs: string[] = []
  readonly clock: Clock
  wire!: Wire
  random: () => number = seeded(0)
  /** the planted bug that is switched on */
  bug = ''
  private offset = 0
  private histories = 0
  private strike: Strike = () => null
  private skews: History['skews'] = {}
  private latency: () => number = () => 1
  private readonly idle = new Map<FunctionName, SimulatedInstance[]>()
  filesFolder = ''
  private readonly folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'simulated-'))

  /** @param texts bundles that differ from what is built */
  constructor(private readonly texts: Partial<Record<FunctionName, string>> = {}) {
    const now = () => Math.floor(this.timeline.now + this.offset)
    const set = (ms: number) => void (this.offset = ms - this.timeline.now)
    const advance = (ms: number) => void (this.offset += ms)
    this.clock = { now, set, advance, onChange: () => () => {}, shared: new SharedArrayBuffer(8) }
  }

  get database(): Database {
    return this.wire.database
  }

  /** Begins another history, on an empty database. */
  async begin({ seed, start, strike = () => null, skews = {}, latency }: History): Promise<void> {
    Object.assign(this, { random: seeded(seed), offset: 0, strike, skews })
    this.latency = latency ?? (() => someTime(this.random))
    this.timeline.reset(start)
    this.logs.length = 0
    const { collections } = environment
    await this.end()
    this.filesFolder = join(this.folder, String(++this.histories))
    const database = await openDatabase({ directory: null, collections, now: () => this.clock.now() })
    this.wire = new Wire(database, environment, this.clock, this.filesFolder)
  }

  /** From now on requests are struck so. */
  watch(strike: Strike): void {
    this.strike = strike
  }

  async close(): Promise<void> {
    await this.end()
    rmSync(this.folder, { recursive: true })
  }

  private async end(): Promise<void> {
    await this.wire?.database.close()
    if (this.filesFolder) rmSync(this.filesFolder, { recursive: true, force: true })
  }

  /** Calls a function as a client, or with another source; resolves when the caller knows what there is to know. */
  call(name: FunctionName, openid: string, event: object, source = 'wx_client'): Promise<Outcome> {
    return new Promise((resolve) => {
      this.timeline.after(this.latency(), () => this.serve(name, openid, event, source, resolve))
    })
  }

  private serve(name: FunctionName, openid: string, event: object, source: string, tell: (outcome: Outcome) => void) {
    const instance = this.idle.get(name)?.pop() ?? this.startInstance(name)
    instance.skewMs = this.skews?.[name] ?? 0
    instance.bug = this.bug
    const now = this.clock.now() + instance.skewMs
    const finish = (reply: Outcome['reply']) => {
      if (!invocation.isAlive) return
      invocation.isAlive = false
      this.timeline.forget(invocation)
      this.idle.set(name, [...(this.idle.get(name) ?? []), instance])
      this.tally.add(reply ? `code ${reply.code}` : 'no reply')
      this.timeline.after(this.latency(), () => tell({ reply, now, isUnsure: invocation.isUnsure }))
    }
    const invocation: Invocation = { name, isAlive: true, steps: 0, isUnsure: false, die: () => finish(null) }
    const limit = (environment.functions[name]?.timeout_seconds ?? 3) * 1000
    this.timeline.after(limit, () => finish(null), invocation)
    const answered = (reply: unknown) => finish(JSON.parse(JSON.stringify(reply)) as Reply<FunctionName>)
    instance.serve(invocation, { openid, source }, event).then(answered, (error: Error) => {
      throw new Error(`${name} threw`, { cause: error })
    })
  }

  private startInstance(name: FunctionName): SimulatedInstance {
    const machine = {
      timeline: this.timeline,
      now: () => this.clock.now(),
      random: () => this.random(),
      print: (text: string) => void this.logs.push(text),
    }
    const request = (invocation: Invocation, url: string, options: object, onResponse: never) =>
      new SimulatedRequest(new URL(url), options, onResponse, this.timeline, invocation, (sent) =>
        this.receive(sent, invocation),
      )
    const { random } = this
    this.random = seeded(0) // so that a history is the same on a warm instance and on a cold one
    const instance = new SimulatedInstance(name, environment.env, machine, request, this.texts[name])
    this.random = random
    return instance
  }

  private receive(request: SimulatedRequest, invocation: Invocation): void {
    if (!invocation.isAlive) return
    const { action, transactionId } = actionOf(request)
    const step = { function: invocation.name, action, inTransaction: transactionId !== undefined }
    const kind = this.strike({ ...step, nth: ++invocation.steps })
    if (kind) this.tally.add(`fault ${kind}`)
    if (kind === 'reply_lost' || kind === 'timeout') invocation.isUnsure = true
    const delay = this.latency() + (kind === 'timeout' ? LATE_MS : 0)
    const execute = () => this.execute(request, invocation, kind, transactionId)
    // a write to the database may wait for another transaction, and that is not work
    this.timeline.after(delay, () => void (action.startsWith('storage.') ? this.timeline.work(execute()) : execute()))
  }

  private async execute(request: SimulatedRequest, call: Invocation, kind: FaultKind | null, transactionId?: string) {
    if (kind === 'crash_before') return call.die()
    const reply = (act: () => void) => void this.timeline.after(this.latency(), act, call)
    if (kind === 'network') return reply(() => request.drop())
    if (kind === 'conflict') await loseConflict(this.database, transactionId ?? '').catch(() => {})
    const answer = await this.wire.ask(request)
    this.watchTransaction(answer)
    if (kind === 'crash_after') return call.die()
    if (call.isAlive) reply(() => (kind === 'reply_lost' ? request.drop() : request.answer(answer)))
  }

  /** The platform ends a transaction after 30 s: here, of simulated time. */
  private watchTransaction({ body }: Answer): void {
    const id = /"transactionId":"([^"]+)"/.exec(body.toString('latin1'))?.[1]
    if (id) this.timeline.after(TRANSACTION_MS, () => this.database.end(id))
  }
}

/** Some milliseconds; now and then many. */
function someTime(random: () => number): number {
  const usual = 1 + random() * 12
  return random() < 0.05 ? usual * 8 : usual
}
