import { randomUUID } from 'node:crypto'
import type { Contract, FunctionName, Reply } from '../../core/contract/contract'
import { DomainError, sentences } from '../../core/errors'
import { parseRequest } from '../../core/contract/request'
import { instant } from '../../core/time'
import { platformContext } from './platform/identity'
import { startCloud } from './platform/sdk'
import type { CallContext } from './call/context'

/** What a guard makes of a function. `admit` refuses whoever may not call before the event is read, so that a stranger learns nothing. */
export interface Guarded<N extends FunctionName, C extends CallContext> {
  admit: (call: CallContext) => Promise<C> | C
  run: (request: Contract[N]['parsed'], call: C) => Promise<Contract[N]['data']>
}

function clock() {
  return instant(Date.now())
}

/** What the platform puts into an event by itself. */
const platformFields = ['userInfo', 'tcbContext']

function requestOf(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event
  return Object.fromEntries(Object.entries(event).filter(([field]) => !platformFields.includes(field)))
}

/** What is known of a call before the platform has said who calls. */
type BegunCall = Pick<CallContext, 'function' | 'request_id' | 'now' | 'tally'>

function begin(name: FunctionName, request_id: string | undefined): BegunCall {
  return { function: name, request_id: request_id || randomUUID(), now: clock(), tally: { retries: 0, conflicts: 0 } }
}

function identify(begun: BegunCall): CallContext {
  startCloud()
  return { ...platformContext(), ...begun }
}

/** Makes a cloud function: every outcome becomes a reply and one line of log; nothing is ever thrown at the caller. */
export function handle<N extends FunctionName, C extends CallContext>(name: N, guarded: Guarded<N, C>) {
  return async (event: unknown, context?: { request_id?: string }): Promise<Reply<N>> => {
    const started = performance.now()
    const finish = (call: BegunCall, reply: Reply<N>) => {
      log('info', name, call, { code: reply.code, duration_ms: Math.round(performance.now() - started) })
      return reply
    }
    const begun = begin(name, context?.request_id)
    try {
      const call = identify(begun)
      return finish(call, await answer(name, guarded, call, event))
    } catch (error) {
      return finish(begun, refusal(name, begun, error))
    }
  }
}

async function answer<N extends FunctionName, C extends CallContext>(
  name: N,
  { admit, run }: Guarded<N, C>,
  call: CallContext,
  event: unknown,
): Promise<Reply<N>> {
  try {
    const admitted = await admit(call)
    const data = await run(parseRequest(name, requestOf(event)), admitted)
    return { code: 0, data, server_time: clock() }
  } catch (error) {
    return refusal(name, call, error)
  }
}

function refusal<N extends FunctionName>(name: N, call: BegunCall, error: unknown): Reply<N> {
  const bare = { request_id: call.request_id, server_time: clock() }
  if (error instanceof DomainError)
    return { code: error.code, message: error.message, ...(error.detail && { detail: error.detail }), ...bare }
  const { message, stack, code } = error as Error & { code?: unknown }
  log('error', name, call, { error: message, error_code: code, stack })
  return { code: 5001, message: sentences[5001], ...bare }
}

/** Who calls is missing where the platform has not said so. */
function log(
  level: 'info' | 'error',
  name: string,
  { now, request_id, openid, source, tally }: BegunCall & Partial<CallContext>,
  facts: Record<string, unknown>,
): void {
  const { retries, conflicts } = tally
  console.log(
    JSON.stringify({ level, at: now, function: name, request_id, openid, source, retries, conflicts, ...facts }),
  )
}
