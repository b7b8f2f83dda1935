import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { CompiledCode } from './compiled-code'
import { failures, type FunctionFailure } from './failure'
import type { Runtime, RuntimeOptions, StartRuntime, Work } from './runtime'

interface FromWorker {
  type: 'ready' | 'done' | 'failed' | 'print' | 'out_of_memory' | 'compiled'
  id?: string
  result?: string
  error?: { message: string; stack: string }
  stream?: 'stdout' | 'stderr'
  text?: string
  code?: Uint8Array
}

interface Pending {
  id: string
  resolve: (result: string) => void
  reject: (failure: FunctionFailure) => void
}

/** @param clock how far the cloud's clock is ahead; see MachineClock */
export function threads(clock: SharedArrayBuffer, compiled: CompiledCode): StartRuntime {
  return (options) => new Thread(options, clock, compiled)
}

/** A worker thread that holds one function. */
class Thread implements Runtime {
  readonly ready: Promise<FunctionFailure | null>
  private settleReady: (failure: FunctionFailure | null) => void = () => {}
  private readonly worker: Worker
  private pending: Pending | null = null
  private cause: FunctionFailure | null = null

  constructor(
    private readonly options: RuntimeOptions,
    clock: SharedArrayBuffer,
    private readonly compiled: CompiledCode,
  ) {
    const { bundle, env } = options
    this.ready = new Promise((resolve) => (this.settleReady = resolve))
    this.worker = new Worker(join(__dirname, 'worker.mjs'), {
      workerData: { entry: bundle.entry, compiled: compiled.of(bundle), clock, memoryMb: bundle.memoryMb },
      env,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: bundle.memoryMb },
      name: bundle.name,
    })
    this.worker.on('message', (message: FromWorker) => this.receive(message))
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', () => this.exited())
  }

  serve({ call, env, event, context }: Work): Promise<string> {
    return new Promise((resolve, reject) => {
      this.pending = { id: call.requestID, resolve, reject }
      this.worker.postMessage({ id: call.requestID, env, event, context })
    })
  }

  async stop(): Promise<void> {
    await this.worker.terminate()
  }

  private receive({ type, id, stream = 'stdout', text = '', code, result = 'null', error }: FromWorker): void {
    if (type === 'print') return this.options.onPrint(stream, text)
    if (type === 'ready') return this.settleReady(null)
    if (type === 'compiled') return code && this.compiled.keep(this.options.bundle, code)
    if (type === 'out_of_memory') return void this.outOfMemory()
    if (id !== this.pending?.id) return
    if (type === 'done') this.pending?.resolve(result)
    else this.pending?.reject(failures.executeFail(error?.stack ?? 'unknown error'))
  }

  private outOfMemory(): Promise<void> {
    this.cause ??= failures.outOfMemory(this.options.bundle.memoryMb)
    this.options.onEnd(this.cause)
    return this.stop()
  }

  private fail(error: Error & { code?: string }): void {
    this.cause ??=
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? failures.outOfMemory(this.options.bundle.memoryMb)
        : failures.executeFail(error.stack ?? String(error))
  }

  private exited(): void {
    const failure = this.cause ?? failures.executeFail('the function ended its process')
    this.settleReady(failure)
    this.options.onEnd(failure)
  }
}
