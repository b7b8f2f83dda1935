import { EventEmitter } from 'node:events'
import { SimulatedRequest } from '../simulation/request'
import type { Main } from '../simulation/bundle'
import type { Machine } from './machine'

interface Options {
  workerData: { clock: SharedArrayBuffer }
  env: Record<string, string>
  name: string
}

interface Call {
  id: string
  event: string
  context: string
  env: Record<string, string>
}

/** What worker.mjs of the local cloud is, without a thread: one warm instance of one function. */
export function workerOn(machine: Machine) {
  return class SimulatedWorker extends EventEmitter {
    private readonly env: Record<string, string>
    private readonly offset: BigInt64Array
    private ofCall: string[] = []
    private isDead = false
    private main!: Main

    constructor(_file: string, { workerData, env, name }: Options) {
      super()
      this.env = { ...env }
      this.offset = new BigInt64Array(workerData.clock)
      this.later(() => this.start(name))
    }

    postMessage(call: Call): void {
      this.later(() => void this.serve(call))
    }

    terminate(): Promise<void> {
      this.isDead = true
      machine.timeline.forget(this)
      queueMicrotask(() => this.emit('exit'))
      return Promise.resolve()
    }

    private start(name: string): void {
      this.main = machine.load(name, {
        env: this.env,
        now: () => machine.now() + Number(this.offset[0]),
        owner: () => this,
        request: this.request as never,
        print: (text) => this.tell({ type: 'print', stream: 'stdout', text }),
      })
      this.tell({ type: 'ready' })
    }

    private async serve({ id, env, event, context }: Call): Promise<void> {
      for (const key of this.ofCall) delete this.env[key]
      this.ofCall = Object.keys(env)
      Object.assign(this.env, env)
      try {
        const value = await this.main(JSON.parse(event), JSON.parse(context) as object)
        this.tell({ type: 'done', id, result: JSON.stringify(value) ?? 'null' })
      } catch (error) {
        const { message, stack = message } = error as Error
        this.tell({ type: 'failed', id, error: { message, stack } })
      }
    }

    private readonly request = (url: string, options: { method?: string; headers?: object }, answered: never) =>
      new SimulatedRequest(new URL(url), options as never, answered, machine.timeline, this, (sent) =>
        machine.timeline.after(machine.latency(), () => void this.send(sent)),
      )

    private async send(request: SimulatedRequest): Promise<void> {
      const { url, options, body } = request
      const headers = Object.entries(options.headers ?? {}).map(([key, value]) => [key.toLowerCase(), String(value)])
      const method = (options.method ?? 'GET').toUpperCase()
      const answer = await machine.ask({ url, method, headers: Object.fromEntries(headers) as never, body })
      this.later(() => (answer.isDropped ? request.drop() : request.answer(answer)))
    }

    private tell(message: object): void {
      if (!this.isDead) this.emit('message', message)
    }

    private later(run: () => void): void {
      if (!this.isDead) machine.timeline.after(machine.latency(), run, this)
    }
  }
}
