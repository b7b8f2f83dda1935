import * as crypto from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as http from 'node:http'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import type { Timeline } from './timeline'

export type Main = (event: unknown, context: object) => Promise<unknown>

/** The machine as one instance of a function sees it. */
export interface Machine {
  timeline: Timeline
  env: Record<string, string>
  now: () => number
  random: () => number
  /** who waits for what is started now: the call under way */
  owner: () => object
  request: typeof http.request
  print: (text: string) => void
}

const builtin = createRequire(__filename)
const PARAMETERS =
  'exports, require, module, process, console, Date, Math, performance, setTimeout, clearTimeout, setInterval, clearInterval'

const scripts = new Map<string, Script>()

/** A bundle as it was built, or another text in its place. */
function scriptOf(entry: string, text?: string): Script {
  const known = scripts.get(text ?? entry)
  if (known) return known
  const code = text ?? readFileSync(entry, 'utf8')
  const script = new Script(`(function (${PARAMETERS}) {${code}\n})`, { filename: entry })
  scripts.set(text ?? entry, script)
  return script
}

/** Starts an instance: the real code, SDKs and all, on a machine whose clock, chance, timers and network are simulated. */
export function loadBundle(entry: string, machine: Machine, text?: string): Main {
  const module: { exports: { main?: Main } } = { exports: {} }
  const timers = timersOf(machine)
  const start = scriptOf(entry, text).runInThisContext() as (...args: unknown[]) => void
  const globals = [
    module.exports,
    requireOn(machine),
    module,
    withOther(process, 'env', machine.env),
    consoleOf(machine),
  ]
  const clock = [dateOf(machine), withOther(Math, 'random', machine.random), { now: () => machine.timeline.now }]
  start(...globals, ...clock, timers.start, timers.stop, timers.start, timers.stop)
  if (!module.exports.main) throw new Error(`${entry} exports no main`)
  return module.exports.main
}

/** The signature of a request, which nobody checks here. */
const unsigned = { update: () => unsigned, digest: () => '' }

function requireOn({ timeline, owner, request, random }: Machine): (id: string) => unknown {
  const whole = (low: number, high?: number) =>
    high === undefined ? Math.floor(random() * low) : low + Math.floor(random() * (high - low))
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => whole(256)))
  const randomUUID = () =>
    bytes(16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const replaced: Record<string, unknown> = {
    http: { ...http, request },
    crypto: { ...crypto, createHmac: () => unsigned, randomInt: whole, randomUUID, randomBytes: bytes },
    'timers/promises': { setTimeout: (ms: number) => timeline.pause(ms, owner()) },
  }
  return (id) => replaced[id.replace(/^node:/, '')] ?? (builtin(id) as unknown)
}

/** Timers that run in simulated time. */
export function timersOf({ timeline, owner }: { timeline: Timeline; owner: () => object | null }) {
  return {
    start: (run: () => void, ms = 0) => {
      const stop = timeline.after(ms, run, owner())
      const timer = { stop, unref: () => timer, ref: () => timer }
      return timer
    },
    stop: (timer?: { stop: () => void }) => timer?.stop(),
  }
}

/** The same thing in all but one point. */
function withOther<T extends object>(thing: T, name: string, value: unknown): T {
  return new Proxy(thing, { get: (_, key) => (key === name ? value : (Reflect.get(thing, key) as unknown)) })
}

function consoleOf({ print }: Machine): Record<string, (...parts: unknown[]) => void> {
  const say = (...parts: unknown[]) => print(parts.map(String).join(' '))
  return { log: say, info: say, warn: say, error: say, debug: say }
}

/** A clock that tells what it is told. */
export function dateOf({ now }: Pick<Machine, 'now'>): DateConstructor {
  return new Proxy(withOther(Date, 'now', now), {
    construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
  })
}
