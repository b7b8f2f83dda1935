import type { Bundle } from './bundle'
import type { FunctionFailure } from './failure'
import type { Caller } from './identity'

/** One call an instance is serving, and what is counted about it. */
export interface Call {
  requestID: string
  caller: Caller
  databaseCalls: number
  /** Requests that met a conflict, or whose connection broke before the answer. */
  disturbed: number
  /** Bytes of the largest answer of the wire. */
  largestReply: number
}

export interface Work {
  call: Call
  /** JSON. */
  event: string
  /** JSON. */
  context: string
  /** The environment of this call alone. */
  env: Record<string, string>
}

export interface RuntimeOptions {
  id: string
  bundle: Bundle
  /** The environment of all calls. */
  env: Record<string, string>
  onPrint: (stream: 'stdout' | 'stderr', text: string) => void
  /** The code has ended, or must: whatever it was doing fails so. */
  onEnd: (failure?: FunctionFailure) => void
}

/** Where the code of one instance runs, one call at a time. */
export interface Runtime {
  /** Settled when the code is loaded; what went wrong, if anything did. */
  readonly ready: Promise<FunctionFailure | null>
  /** The result as JSON; rejects with what the function threw. */
  serve(work: Work): Promise<string>
  /** Ends the code at once, in the middle of whatever it is doing. */
  stop(): Promise<void>
}

export type StartRuntime = (options: RuntimeOptions) => Runtime
