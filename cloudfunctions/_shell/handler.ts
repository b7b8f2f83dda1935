import { randomUUID } from 'node:crypto'
import type { Contract, FunctionName, Reply } from '../../core/contract/contract'
import { DomainError, sentences } from '../../core/errors'
import { parseRequest } from '../../core/contract/request'
import { instant } from '../../core/time'
import { platformContext } from './platform/identity'
import { startCloud } from './platform/sdk'
import type { CallContext } from './call/context'

/** A guard refuses who may not call, before anything of the event is looked at, and says what the function may know. */
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

/** Makes a cloud function: every outcome becomes a reply and one line of log; nothing is ever thrown at the caller. */
export function handle<N extends FunctionName, C extends CallContext>(name: N, { admit, run }: Guarded<N, C>) {
  return async (event: unknown, context?: { request_id?: string }): Promise<Reply<N>> => {
    const started = performance.now()
    const call: CallContext = {
      openid: '',
      appid: '',
      env: '',
      source: '',
      request_id: context?.request_id || randomUUID(),
      now: clock(),
      retries: 0,
      conflicts: 0,
    }
    const reply = await (async (): Promise<Reply<N>> => {
      startCloud()
      Object.assign(call, platformContext())
      const admitted = await admit(call)
      const data = await run(parseRequest(name, requestOf(event)), admitted)
      return { code: 0, data, server_time: clock() }
    })().catch((error: unknown): Reply<N> => refusal(name, call, error))
    log('info', name, call, { code: reply.code, duration_ms: Math.round(performance.now() - started) })
    return reply
  }
}

function refusal<N extends FunctionName>(name: N, call: CallContext, error: unknown): Reply<N> {
  const bare = { request_id: call.request_id, server_time: clock() }
  if (error instanceof DomainError)
    return { code: error.code, message: error.message, ...(error.detail && { detail: error.detail }), ...bare }
  const { message, stack, code } = error as Error & { code?: unknown }
  log('error', name, call, { error: message, error_code: code, stack })
  return { code: 5001, message: sentences[5001], ...bare }
}

function log(level: 'info' | 'error', name: string, call: CallContext, facts: Record<string, unknown>): void {
  const { request_id, openid, source, retries, conflicts } = call
  console.log(
    JSON.stringify({ level, at: call.now, function: name, request_id, openid, source, retries, conflicts, ...facts }),
  )
}
