import type { Runtime, RuntimeOptions, Work } from 'cloudbase-local'
import type { Machine, Main } from './bundle'
import { SimulatedRequest } from './request'

/** One call of a function, from the moment an instance takes it. */
export interface Invocation {
  requestID: string
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

/** What an instance finds around it. */
export interface Surroundings extends Pick<Machine, 'timeline' | 'now' | 'random'> {
  load: (name: string, machine: Machine) => Main
  /** a call has begun */
  begin: (invocation: Invocation) => void
  send: (request: SimulatedRequest, invocation: Invocation) => void
}

const nobody = {}

/** A warm instance of one function in this thread. It holds nothing but code, so clouds may use it one after another. */
export class SimulatedInstance implements Runtime {
  readonly ready = Promise.resolve(null)
  private invocation: Invocation | null = null
  private ofCall: string[] = []
  private readonly env: Record<string, string> = {}
  private readonly main: Main

  constructor(
    private options: RuntimeOptions,
    private readonly around: Surroundings,
    private readonly onStop: (instance: SimulatedInstance) => void = () => {},
  ) {
    this.use(options)
    const { timeline, now, random, load } = around
    this.main = load(options.bundle.name, {
      timeline,
      now,
      random,
      env: this.env,
      owner: () => this.invocation ?? nobody,
      request: this.request as unknown as Machine['request'],
      print: (text) => this.options.onPrint('stdout', text),
    })
  }

  /** From now on it belongs to this cloud. */
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
    this.invocation = { requestID, name, isAlive: true, steps: 0, isUnsure: false, die: () => this.die() }
    this.around.begin(this.invocation)
    try {
      return JSON.stringify(await this.main(JSON.parse(event), JSON.parse(context) as object)) ?? 'null'
    } finally {
      this.end()
    }
  }

  stop(): Promise<void> {
    this.end()
    this.onStop(this)
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
    this.around.timeline.forget(this.invocation)
    this.invocation = null
  }

  private readonly request = (address: string, options: object, answered: never) => {
    const url = new URL(address)
    // the SDKs remember the address of the cloud that used this instance first
    if (url.pathname.startsWith('/admin')) url.pathname = `/admin/${this.options.id}`
    const { invocation } = this
    const { timeline, send } = this.around
    return new SimulatedRequest(url, options, answered, timeline, invocation ?? nobody, (sent) => {
      if (invocation) send(sent, invocation)
    })
  }
}
