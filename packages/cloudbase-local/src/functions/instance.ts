import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Bundle } from './bundle'
import { failures, type FunctionFailure } from './failure'
import type { Caller } from './identity'

/** One call an instance is serving, and what is counted about it. */
export interface Call {
  requestID: string
  caller: Caller
  databaseCalls: number
  /** Bytes of the largest answer of the wire. */
  largestReply: number
}

export interface Work {
  call: Call
  event: string
  context: string
  env: Record<string, string>
}

type Outcome = { result: string } | { failure: FunctionFailure }

interface FromWorker {
  type: 'ready' | 'done' | 'failed' | 'print' | 'out_of_memory'
  id?: string
  result?: string
  error?: { message: string; stack: string }
  stream?: 'stdout' | 'stderr'
  text?: string
}

export interface InstanceOptions {
  id: string
  bundle: Bundle
  env: Record<string, string>
  clock: SharedArrayBuffer
  onPrint: (instance: Instance, stream: 'stdout' | 'stderr', text: string) => void
  onExit: (instance: Instance) => void
}

/** A worker thread that holds one function, warm, and serves one call at a time. */
export class Instance {
  readonly id: string
  readonly bundle: Bundle
  /** The call being served, or the last one: what a function leaves running after its reply is counted to that. */
  call: Call | null = null
  alive = true
  private readonly worker: Worker
  private readonly ready: Promise<FunctionFailure | null>
  private settleReady: (failure: FunctionFailure | null) => void = () => {}
  private settle: ((outcome: Outcome) => void) | null = null
  private cause: FunctionFailure | null = null

  constructor(private readonly options: InstanceOptions) {
    this.id = options.id
    this.bundle = options.bundle
    this.ready = new Promise((resolve) => (this.settleReady = resolve))
    this.worker = new Worker(join(__dirname, 'worker.mjs'), {
      workerData: { entry: options.bundle.entry, clock: options.clock, memoryMb: options.bundle.memoryMb },
      env: options.env,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.bundle.memoryMb },
      name: options.bundle.name,
    })
    this.worker.on('message', (message: FromWorker) => this.receive(message))
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', () => this.exited())
  }

  async serve(work: Work): Promise<Outcome> {
    this.call = work.call
    const failure = await this.ready
    if (failure) return { failure }
    const { timeoutMs } = this.bundle
    let timer: NodeJS.Timeout | undefined
    const outcome = await new Promise<Outcome>((resolve) => {
      this.settle = resolve
      timer = setTimeout(() => void this.stop(failures.timedOut(timeoutMs / 1000)), timeoutMs)
      this.worker.postMessage({ id: work.call.requestID, env: work.env, event: work.event, context: work.context })
    })
    clearTimeout(timer)
    return outcome
  }

  /** Ends the thread at once; a call it was serving fails with `cause`. */
  async stop(cause = failures.executeFail('the instance was stopped')): Promise<void> {
    this.cause ??= cause
    this.alive = false
    this.finish({ failure: cause })
    await this.worker.terminate()
  }

  private receive(message: FromWorker): void {
    if (message.type === 'print') return this.options.onPrint(this, message.stream ?? 'stdout', message.text ?? '')
    if (message.type === 'ready') return this.settleReady(null)
    if (message.type === 'out_of_memory') return void this.stop(failures.outOfMemory(this.bundle.memoryMb))
    if (message.id !== this.call?.requestID) return
    if (message.type === 'done') return this.finish({ result: message.result ?? 'null' })
    this.finish({ failure: failures.executeFail(message.error?.stack ?? 'unknown error') })
  }

  private fail(error: Error & { code?: string }): void {
    this.cause ??=
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? failures.outOfMemory(this.bundle.memoryMb)
        : failures.executeFail(error.stack ?? String(error))
  }

  private exited(): void {
    this.alive = false
    const failure = this.cause ?? failures.executeFail('the function ended its process')
    this.settleReady(failure)
    this.finish({ failure })
    this.options.onExit(this)
  }

  private finish(outcome: Outcome): void {
    this.settle?.(outcome)
    this.settle = null
  }
}
