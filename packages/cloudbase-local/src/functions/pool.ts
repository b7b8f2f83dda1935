import type { Time } from '../clock'
import type { Bundle } from './bundle'
import { failures, type FunctionFailure } from './failure'
import type { Instance } from './instance'

interface PoolOptions {
  /** Instances of one function. */
  maxPerFunction: number
  /** Instances of all functions. */
  maxTotal: number
  /** How long an instance without work is kept, whatever anybody does to the clock. */
  idleMs: number
  time: Time
  start: (bundle: Bundle) => Instance
}

interface Waiting {
  bundle: Bundle
  resolve: (instance: Instance) => void
  reject: (failure: FunctionFailure) => void
}

/** Hands out instances: a warm one, else a new one, else the call waits its turn. */
export class InstancePool {
  private readonly instances = new Set<Instance>()
  private readonly idle = new Map<Instance, () => void>()
  private readonly queues = new Map<string, Waiting[]>()
  private stopped = false

  constructor(private readonly options: PoolOptions) {}

  acquire(bundle: Bundle): Promise<Instance> {
    return new Promise((resolve, reject) => {
      if (this.stopped) return reject(closed())
      const queue = this.queues.get(bundle.name) ?? []
      this.queues.set(bundle.name, queue)
      queue.push({ bundle, resolve, reject })
      this.dispatch()
    })
  }

  release(instance: Instance): void {
    if (!instance.alive) return this.forget(instance)
    const { time, idleMs } = this.options
    this.idle.set(
      instance,
      time.after(idleMs, () => this.retire(instance)),
    )
    this.dispatch()
  }

  forget(instance: Instance): void {
    this.idle.get(instance)?.()
    this.idle.delete(instance)
    if (this.instances.delete(instance)) this.dispatch()
  }

  count(name: string) {
    const own = [...this.instances].filter(({ bundle }) => bundle.name === name)
    const idle = own.filter((instance) => this.idle.has(instance)).length
    return { instances: own.length, busy: own.length - idle, queued: this.queues.get(name)?.length ?? 0 }
  }

  find(id: string): Instance | undefined {
    for (const instance of this.instances) if (instance.id === id) return instance
    return undefined
  }

  async stop(): Promise<void> {
    this.stopped = true
    for (const waiting of [...this.queues.values()].flat()) waiting.reject(closed())
    this.queues.clear()
    await Promise.all([...this.instances].map((instance) => instance.stop(closed())))
  }

  private dispatch(): void {
    for (const queue of this.queues.values()) {
      for (let head = queue[0]; head; head = queue[0]) {
        const instance = this.warm(head.bundle) ?? this.cold(head.bundle)
        if (!instance) break
        queue.shift()
        head.resolve(instance)
      }
    }
  }

  /** An idle instance of this very version; idle ones of an older version are retired on the way. */
  private warm(bundle: Bundle): Instance | null {
    for (const [instance, stopTimer] of this.idle) {
      if (instance.bundle.name !== bundle.name) continue
      if (instance.bundle.version === bundle.version) {
        stopTimer()
        this.idle.delete(instance)
        return instance
      }
      this.retire(instance)
    }
    return null
  }

  private cold(bundle: Bundle): Instance | null {
    const { maxPerFunction, maxTotal, start } = this.options
    if (this.count(bundle.name).instances >= maxPerFunction) return null
    if (this.instances.size >= maxTotal) {
      const [stranger] = this.idle.keys()
      if (!stranger) return null
      this.retire(stranger)
    }
    const instance = start(bundle)
    this.instances.add(instance)
    return instance
  }

  private retire(instance: Instance): void {
    this.idle.get(instance)?.()
    this.idle.delete(instance)
    this.instances.delete(instance)
    void instance.stop()
  }
}

function closed() {
  return failures.executeFail('the local cloud was closed')
}
