import {
  createCloud,
  MemoryFiles,
  type Clock,
  type Cloud,
  type CloudOptions,
  type RuntimeOptions,
} from 'cloudbase-local'
import { createClock, Tally } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import type { FunctionName, Reply } from '../../core/contract/contract'
import { bundles, environment } from '../support/shop'
import { accountTemplates } from '../support/templates'
import type { FaultKind, Strike } from './faults'
import { SimulatedInstance, type Invocation } from './instance'
import { BUG_SWITCH } from './planted'
import type { SimulatedRequest } from './request'
import { Timeline } from './timeline'

const ORIGIN = 'http://127.0.0.1:1'
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
  readonly tally = new Tally()
  readonly logs: string[] = []
  readonly clock: Clock
  wire!: Cloud
  files = new MemoryFiles()
  random: () => number = seeded(0)
  /** the planted bug that is switched on when a history begins */
  bug = ''
  /** how requests are struck from now on */
  strike: Strike = () => null
  private skews: Record<string, number> = {}
  latency: () => number = () => 1
  private readonly idle = new Map<string, Set<SimulatedInstance>>()
  /** by the id of the request */
  readonly invocations = new Map<string, Invocation>()

  /** @param texts bundles that differ from what is built */
  constructor(
    readonly texts: Partial<Record<string, string>> = {},
    readonly timeline = new Timeline(0),
  ) {
    this.clock = createClock(timeline, () => Math.floor(timeline.now))
  }

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
    await this.open({
      maxInstances: Infinity,
      env: { [BUG_SWITCH]: this.bug },
      log: ({ kind, text }) => void (kind !== 'call' && this.logs.push(text)),
    })
  }

  /** Opens an empty cloud. */
  async open(options: Partial<CloudOptions>): Promise<void> {
    this.invocations.clear()
    const { clock, files } = Object.assign(this, { files: new MemoryFiles() })
    const instances = (start: RuntimeOptions) => this.startInstance(start)
    const account = { templates: accountTemplates, messagePushes: false }
    const given = { bundles, environment, url: () => ORIGIN, ...account, ...options }
    this.wire = await createCloud({ ...given, clock, files, instances })
  }

  async close(): Promise<void> {
    await this.wire?.close()
  }

  /** Calls a function as a client, or with another source; resolves when the caller knows what there is to know. */
  async call(name: FunctionName, openid: string, event: object, source = 'wx_client'): Promise<Outcome> {
    await this.timeline.pause(this.latency())
    const now = this.nowOf(name)
    const { result, requestID, errCode, errMsg } = await this.wire.call(name, event, { openid, source })
    if (errCode === THREW && !errMsg.includes(DIED)) throw new Error(`${name} threw: ${errMsg}`)
    const reply = result as Outcome['reply']
    const isUnsure = this.invocations.get(requestID)?.isUnsure ?? false
    this.invocations.delete(requestID)
    this.tally.add(reply ? `code ${reply.code}` : 'no reply')
    await this.timeline.pause(this.latency())
    return { reply, now, isUnsure, isTooLarge: errCode === TOO_LARGE }
  }

  /** What a function takes for the time. */
  nowOf(name: string): number {
    return this.clock.now() + (this.skews[name] ?? 0)
  }

  private startInstance(options: RuntimeOptions): SimulatedInstance {
    const warm = [...(this.idle.get(options.bundle.name) ?? [])].at(-1)
    if (warm) this.idle.get(options.bundle.name)?.delete(warm)
    if (warm) return warm.use(options)
    const { random } = this
    this.random = seeded(0) // so that a history is the same on a warm instance and on a cold one
    const instance = new SimulatedInstance(options, this)
    this.random = random
    return instance
  }

  /** An instance has stopped; the next history may use it. */
  keep(name: string, instance: SimulatedInstance): void {
    this.idle.set(name, (this.idle.get(name) ?? new Set()).add(instance))
  }

  /** A function has sent a request. */
  receive(request: SimulatedRequest, invocation: Invocation): void {
    if (!invocation.isAlive) return
    const { action, transactionId } = request.asked
    const step = { function: invocation.name as FunctionName, action, inTransaction: transactionId !== undefined }
    const kind = this.strike({ ...step, nth: ++invocation.steps, call: invocation })
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
    if (answer === null) throw new Error(`nothing answers at ${request.http.url.pathname}`)
    if (kind === 'crash_after') return call.die()
    const isLost = kind === 'reply_lost' || answer === 'dropped'
    if (call.isAlive) reply(() => (isLost ? request.drop() : request.answer(answer)))
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
