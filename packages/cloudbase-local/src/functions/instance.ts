import type { Time } from '../clock'
import type { Bundle } from './bundle'
import { failures, FunctionFailure } from './failure'
import type { Call, Runtime, StartRuntime, Work } from './runtime'

export type Outcome = { result: string } | { failure: FunctionFailure }

export interface InstanceOptions {
  id: string
  bundle: Bundle
  env: Record<string, string>
  time: Time
  start: StartRuntime
  onPrint: (instance: Instance, stream: 'stdout' | 'stderr', text: string) => void
  onExit: (instance: Instance) => void
}

/** One function, warm, which serves one call at a time and ends when that takes too long. */
export class Instance {
  readonly id: string
  readonly bundle: Bundle
  /** The call being served, or the last one: what a function leaves running after its reply is counted to that. */
  call: Call | null = null
  alive = true
  private readonly runtime: Runtime
  private settle: ((outcome: Outcome) => void) | null = null
  private cause: FunctionFailure | null = null

  constructor(private readonly options: InstanceOptions) {
    const { id, bundle, env, start, onPrint } = options
    this.id = id
    this.bundle = bundle
    this.runtime = start({
      id,
      bundle,
      env,
      onPrint: (stream, text) => onPrint(this, stream, text),
      onEnd: (failure) => this.ended(failure),
    })
  }

  async serve(work: Work): Promise<Outcome> {
    this.call = work.call
    const failure = await this.runtime.ready
    if (failure) return { failure: this.cause ?? failure }
    const { timeoutMs } = this.bundle
    let stopTimer = () => {}
    const outcome = await new Promise<Outcome>((resolve) => {
      this.settle = resolve
      stopTimer = this.options.time.after(timeoutMs, () => void this.stop(failures.timedOut(timeoutMs / 1000)))
      this.runtime.serve(work).then(
        (result) => this.finish({ result }),
        (error: Error) => this.finish({ failure: failureOf(error) }),
      )
    })
    stopTimer()
    return outcome
  }

  /** Ends the code at once; a call it was serving fails with `cause`. */
  async stop(cause = failures.executeFail('the instance was stopped')): Promise<void> {
    this.cause ??= cause
    this.alive = false
    this.finish({ failure: cause })
    await this.runtime.stop()
  }

  private ended(failure = failures.executeFail('the function ended its process')): void {
    this.cause ??= failure
    this.alive = false
    this.finish({ failure: this.cause })
    this.options.onExit(this)
  }

  private finish(outcome: Outcome): void {
    this.settle?.(outcome)
    this.settle = null
  }
}

function failureOf(error: unknown): FunctionFailure {
  if (error instanceof FunctionFailure) return error
  return failures.executeFail(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
