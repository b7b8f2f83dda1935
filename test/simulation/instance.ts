import type { Runtime, RuntimeOptions, Work } from 'cloudbase-local'
import { loadBundle, type Machine, type Main } from './bundle'
import { SimulatedRequest } from './request'

/** One call of a function, from the moment an instance takes it. */
export interface Invocation {
  /** of the function */
  name: string
  isAlive: boolean
  /** requests sent so far */
  steps: number
  /** one of them may have been done without its knowing: then it asks again by itself */
  isUnsure: boolean
  /** ends it without a reply; nothing of it goes on */
  die: () => void
}

/** The cloud that an instance belongs to. */
interface Surroundings extends Pick<Machine, 'timeline' | 'random'> {
  /** bundles that differ from what is built */
  readonly texts: Partial<Record<string, string>>
  readonly invocations: Map<string, Invocation>
  nowOf(name: string): number
  receive(request: SimulatedRequest, invocation: Invocation): void
  keep(name: string, instance: SimulatedInstance): void
}

const nobody = {}

/** A warm instance of one function in this thread. It holds nothing but code, so histories may use it one after another. */
export class SimulatedInstance implements Runtime {
  readonly ready = Promise.resolve(null)
  private invocation: Invocation | null = null
  private ofCall: string[] = []
  private readonly env: Record<string, string> = {}
  private readonly main: Main

  constructor(
    private options: RuntimeOptions,
    private readonly cloud: Surroundings,
  ) {
    this.use(options)
    const { name, entry } = options.bundle
    const machine: Machine = {
      timeline: cloud.timeline,
      now: () => cloud.nowOf(name),
      random: () => cloud.random(),
      env: this.env,
      owner: () => this.invocation ?? nobody,
      request: this.request as unknown as Machine['request'],
      print: (text) => this.options.onPrint('stdout', text),
    }
    this.main = loadBundle(entry, machine, cloud.texts[name])
  }

  /** From now on it serves another history. */
  use(options: RuntimeOptions): this {
    this.options = options
    for (const key of Object.keys(this.env)) delete this.env[key]
    Object.assign(this.env, options.env)
    return this
  }

  async serve({ call: { requestID }, event, context, env }: Work): Promise<string> {
    for (const key of this.ofCall) delete this.env[key]
    this.ofCall = Object.keys(env)
    Object.assign(this.env, env)
    const { name } = this.options.bundle
    this.invocation = { name, isAlive: true, steps: 0, isUnsure: false, die: () => this.die() }
    this.cloud.invocations.set(requestID, this.invocation)
    try {
      return JSON.stringify(await this.main(JSON.parse(event), JSON.parse(context) as object)) ?? 'null'
    } finally {
      this.end()
    }
  }

  stop(): Promise<void> {
    this.end()
    this.cloud.keep(this.options.bundle.name, this)
    return Promise.resolve()
  }

  private die(): void {
    this.options.onEnd()
    void this.stop()
  }

  /** Nothing of the call goes on. */
  private end(): void {
    if (!this.invocation) return
    this.invocation.isAlive = false
    this.cloud.timeline.forget(this.invocation)
    this.invocation = null
  }

  private readonly request = (address: string, options: object, answered: never) => {
    const url = new URL(address)
    // the SDKs remember the address of the cloud that used this instance first
    if (url.pathname.startsWith('/admin')) url.pathname = `/admin/${this.options.id}`
    const { invocation, cloud } = this
    const send = (sent: SimulatedRequest) => invocation && cloud.receive(sent, invocation)
    return new SimulatedRequest(url, options, answered, cloud.timeline, invocation ?? nobody, send)
  }
}
