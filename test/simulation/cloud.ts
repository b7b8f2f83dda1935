import { createCloud, MemoryFiles, type Clock, type Cloud, type RuntimeOptions } from 'cloudbase-local'
import { Tally } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import type { FunctionName, Reply } from '../../core/contract/contract'
import { bundles, environment } from '../support/shop'
import { loadBundle } from './bundle'
import type { FaultKind, Strike } from './faults'
import { SimulatedInstance, type Invocation } from './instance'
import { BUG_SWITCH } from './planted'
import type { SimulatedRequest } from './request'
import { clockOn, Timeline } from './timeline'

export const ORIGIN = 'http://127.0.0.1:1'
/** later than the SDK waits */
const LATE_MS = 11_000

/** What came of a call: a reply, or none, and then nobody knows what was done. */
export interface Outcome {
  reply: Reply<FunctionName> | null
  /** what the function took for the time */
  now: number
  /** the function may have asked the database twice for what it did */
  isUnsure: boolean
  /** the platform refused it before any function heard of it: a client sends 100 KB at most */
  isTooLarge: boolean
}

export interface History {
  seed: number
  start: number
  strike?: Strike
  /** how far a function's clock is ahead, in ms */
  skews?: Record<string, number>
  /** of each message, in ms */
  latency?: () => number
}

/**
 * The local cloud, and the very bundles that are deployed, in one thread and in simulated time. Instances are kept from
 * history to history: they hold nothing but code.
 */
export class SimulatedCloud {
  readonly timeline = new Timeline(0)
  readonly tally = new Tally()
  readonly logs: string[] = []
  readonly clock: Clock = clockOn(this.timeline)
  wire!: Cloud
  files = new MemoryFiles()
  random: () => number = seeded(0)
  /** the planted bug that is switched on when a history begins */
  bug = ''
  private strike: Strike = () => null
  private skews: Record<string, number> = {}
  private latency: () => number = () => 1
  private readonly idle = new Map<string, SimulatedInstance[]>()
  /** by the id of the request */
  private readonly invocations = new Map<string, Invocation>()

  /** @param texts bundles that differ from what is built */
  constructor(private readonly texts: Partial<Record<string, string>> = {}) {}

  get database(): Cloud['database'] {
    return this.wire.database
  }

  /** Begins another history, on an empty database. */
  async begin({ seed, start, strike = () => null, skews = {}, latency }: History): Promise<void> {
    await this.close()
    Object.assign(this, { random: seeded(seed), strike, skews })
    this.latency = latency ?? (() => someTime(this.random))
    this.timeline.reset(start)
    this.clock.set(start)
    this.logs.length = 0
    this.invocations.clear()
    this.files = new MemoryFiles()
    this.wire = await createCloud({
      bundles,
      environment,
      clock: this.clock,
      files: this.files,
      instances: (options) => this.startInstance(options),
      url: () => ORIGIN,
      maxInstances: Infinity,
      env: { [BUG_SWITCH]: this.bug },
      log: ({ kind, text }) => void (kind !== 'call' && this.logs.push(text)),
    })
  }

  /** From now on requests are struck so. */
  watch(strike: Strike): void {
    this.strike = strike
  }

  async close(): Promise<void> {
    await this.wire?.close()
  }

  /** Calls a function as a client, or with another source; resolves when the caller knows what there is to know. */
  async call(name: FunctionName, openid: string, event: object, source = 'wx_client'): Promise<Outcome> {
    await this.timeline.pause(this.latency())
    const now = this.clock.now() + (this.skews[name] ?? 0)
    const { result, requestID, errCode, errMsg } = await this.wire.call(name, event, { openid, source })
    if (errCode === THREW && !errMsg.includes(DIED)) throw new Error(`${name} threw: ${errMsg}`)
    const reply = result as Outcome['reply']
    const isUnsure = this.invocations.get(requestID)?.isUnsure ?? false
    this.invocations.delete(requestID)
    this.tally.add(reply ? `code ${reply.code}` : 'no reply')
    await this.timeline.pause(this.latency())
    return { reply, now, isUnsure, isTooLarge: errCode === TOO_LARGE }
  }

  private startInstance(options: RuntimeOptions): SimulatedInstance {
    const { name } = options.bundle
    const warm = this.idle.get(name)?.pop()
    if (warm) return warm.use(options)
    const around = {
      timeline: this.timeline,
      now: () => this.clock.now() + (this.skews[name] ?? 0),
      random: () => this.random(),
      load: (_name: string, machine: Parameters<typeof loadBundle>[1]) => loadBundle(name, machine, this.texts[name]),
      begin: (invocation: Invocation) => void this.invocations.set(invocation.requestID, invocation),
      send: (request: SimulatedRequest, invocation: Invocation) => this.receive(request, invocation),
    }
    const { random } = this
    this.random = seeded(0) // so that a history is the same on a warm instance and on a cold one
    const instance = new SimulatedInstance(options, around, (stopped) =>
      this.idle.set(name, [...(this.idle.get(name) ?? []).filter((other) => other !== stopped), stopped]),
    )
    this.random = random
    return instance
  }

  private receive(request: SimulatedRequest, invocation: Invocation): void {
    if (!invocation.isAlive) return
    const { action, transactionId } = request.asked
    const step = { function: invocation.name as FunctionName, action, inTransaction: transactionId !== undefined }
    const kind = this.strike({ ...step, nth: ++invocation.steps })
    if (kind) this.tally.add(`fault ${kind}`)
    if (kind === 'reply_lost' || kind === 'timeout') invocation.isUnsure = true
    const delay = this.latency() + (kind === 'timeout' ? LATE_MS : 0)
    this.timeline.after(delay, () => void this.execute(request, invocation, kind, transactionId))
  }

  private async execute(request: SimulatedRequest, call: Invocation, kind: FaultKind | null, transactionId?: string) {
    if (kind === 'crash_before') return call.die()
    const reply = (act: () => void) => void this.timeline.after(this.latency(), act, call)
    if (kind === 'network') return reply(() => request.drop())
    if (kind === 'conflict') this.database.end(transactionId ?? '')
    const answer = await this.wire.handle(request.http)
    if (answer === null || answer === 'dropped') throw new Error(`nothing answers at ${request.url.pathname}`)
    if (kind === 'crash_after') return call.die()
    if (call.isAlive) reply(() => (kind === 'reply_lost' ? request.drop() : request.answer(answer)))
  }
}

/** The platform's numbers for a function that threw or died, and for a large event; and the words for one that died. */
const THREW = -504002
const TOO_LARGE = -501007
const DIED = 'the function ended its process'

/** Some milliseconds; now and then many. */
function someTime(random: () => number): number {
  const usual = 1 + random() * 12
  return random() < 0.05 ? usual * 8 : usual
}
