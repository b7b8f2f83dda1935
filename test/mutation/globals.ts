import { of } from '../simulation/request'
import type { Machine } from './machine'

interface Request {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** `fetch`, to servers of this machine only. */
export function fetchOn(machine: Machine) {
  return async (address: string, request: Request = {}) => {
    const { method = 'GET', headers = {}, body = '' } = request
    const url = new URL(address)
    await machine.timeline.pause(machine.latency())
    const asked = { url, method, headers, body: of(Buffer.from(body as string)) }
    const answer = await machine.cloudAt(url)?.handle(asked)
    if (!answer || answer === 'dropped') throw new TypeError('fetch failed')
    const text = () => Promise.resolve(Buffer.from(answer.body).toString())
    const json = async () => JSON.parse(await text()) as unknown
    const { status } = answer
    return {
      status,
      ok: status < 400,
      text,
      json,
      arrayBuffer: () => Promise.resolve(new Uint8Array(answer.body).buffer),
    }
  }
}

function timersOn({ timeline }: Machine) {
  const start = (run: () => void, ms = 0) => {
    const stop = timeline.after(ms, run)
    const timer = { stop, unref: () => timer, ref: () => timer }
    return timer
  }
  const stop = (timer?: { stop?: () => void }) => timer?.stop?.()
  return { setTimeout: start, clearTimeout: stop }
}

function dateOn(machine: Machine): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[]) =>
      Reflect.construct(target, args.length === 0 ? [machine.now()] : args) as Date,
    get: (target, key) => (key === 'now' ? () => machine.now() : (Reflect.get(target, key) as unknown)),
  })
}

/** What a module finds without importing it, where that is the machine's. */
export function globalsOn(machine: Machine): Record<string, unknown> {
  return {
    ...timersOn(machine),
    fetch: (...asked: Parameters<typeof fetch>) => globalThis.fetch(...asked),
    Date: dateOn(machine),
    performance: { now: () => machine.timeline.now },
  }
}
