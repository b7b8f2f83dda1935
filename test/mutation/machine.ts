import * as http from 'node:http'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import * as workers from 'node:worker_threads'
import { seeded } from 'cloudbase-local/random'
import { loadBundle, type Main } from '../simulation/bundle'
import { Timeline } from '../simulation/timeline'
import { bundles } from '../support/shop'
import { filesAtOnce } from './files'
import { SimulatedServer, type Answer, type Question } from './server'
import { workerOn } from './worker'

const START = Date.UTC(2026, 10, 23, 4)

/** Who wants to know which functions a test uses. */
export interface Watch {
  starting: <T>(name: string, start: () => T) => T
  serving: (name: string) => void
}

/**
 * The machine that one test file runs on. The local cloud is the real one; what it asks of Node (threads, sockets,
 * files, timers, the clock) happens in one thread and in simulated time, so that a mutant is switched for all of it.
 */
export class Machine {
  readonly timeline = new Timeline(START)
  readonly random = seeded(7)
  private readonly servers = new Map<number, SimulatedServer>()
  private ports = 1000

  /** @param functions the folder of the bundle of all functions; see build.ts */
  constructor(
    private readonly functions: string,
    private readonly watch: Watch,
  ) {}

  /** How long a message is under way, in ms. */
  latency(): number {
    return this.random() * 2
  }

  now(): number {
    return Math.floor(this.timeline.now)
  }

  /** Starts a function as a fresh instance would. */
  load(name: string, parts: Omit<Parameters<typeof loadBundle>[1], 'timeline' | 'random'>): Main {
    const { timeline, random, functions, watch } = this
    const main = watch.starting(name, () => loadBundle(relative(bundles, functions), { ...parts, timeline, random }))
    return (event, context) => {
      watch.serving(name)
      return main(event, context)
    }
  }

  async ask(question: Question): Promise<Answer> {
    const server = this.servers.get(Number(question.url.port))
    return server ? server.answer(question) : { status: 0, body: Buffer.alloc(0), isDropped: true }
  }

  /** The modules of Node as the local cloud and the tests see them. */
  readonly require = (id: string): unknown => this.replaced[id.replace(/^node:/, '')] ?? this.real(id)

  private readonly real = createRequire(join(process.cwd(), 'package.json'))
  private readonly replaced: Record<string, unknown> = {
    'fs/promises': filesAtOnce,
    http: { ...http, createServer: (serve: http.RequestListener) => this.createServer(serve) },
    worker_threads: { ...workers, Worker: workerOn(this) },
  }

  private createServer(serve: http.RequestListener): SimulatedServer {
    const port = ++this.ports
    const server = new SimulatedServer(port, serve, () => this.servers.delete(port))
    this.servers.set(port, server)
    return server
  }
}
