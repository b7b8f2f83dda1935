import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import * as door from 'cloudbase-local'
import { createCloud, MemoryFiles, type Cloud, type CloudBase, type CloudBaseOptions } from 'cloudbase-local'
import { seeded } from 'cloudbase-local/random'
import { loadBundle, type Machine as FunctionMachine, type Main } from '../simulation/bundle'
import { SimulatedInstance, type Invocation, type Surroundings } from '../simulation/instance'
import type { SimulatedRequest } from '../simulation/request'
import { clockOn, Timeline } from '../simulation/timeline'
import { bundles } from '../support/shop'

const START = Date.UTC(2026, 10, 23, 4)

/** Who wants to know which functions a test uses. */
export interface Watch {
  starting: <T>(name: string, start: () => T) => T
  serving: (name: string) => void
}

/**
 * The machine that one test file runs on. The local cloud is the real one; where it would have a socket, threads, a disk
 * and the clock, it has one thread and simulated time, so that a mutant is switched for all of it.
 */
export class Machine {
  readonly timeline = new Timeline(START)
  readonly random = seeded(7)
  private readonly clouds = new Map<number, Cloud>()

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

  cloudAt({ port }: URL): Cloud | undefined {
    return this.clouds.get(Number(port))
  }

  /** The modules as the tests see them. */
  readonly require = (id: string): unknown => (id === 'cloudbase-local' ? this.door : this.real(id))

  private readonly real = createRequire(join(process.cwd(), 'package.json'))
  private readonly door = { ...door, startCloudBase: (options: CloudBaseOptions) => this.startCloudBase(options) }

  private async startCloudBase(options: CloudBaseOptions): Promise<CloudBase> {
    const port = 1001 + this.clouds.size
    const url = `http://127.0.0.1:${port}`
    const clock = clockOn(this.timeline)
    const cloud: Cloud = await createCloud({
      ...options,
      clock,
      files: new MemoryFiles(),
      instances: (start) =>
        new SimulatedInstance(
          start,
          this.around(
            () => clock.now(),
            () => cloud,
          ),
        ),
      url: () => url,
    })
    this.clouds.set(port, cloud)
    return {
      url,
      port,
      clock,
      faults: cloud.faults,
      call: (name, event, { openid, source = 'wx_client' }) => cloud.call(name, event, { openid, source }),
      fireTimer: cloud.fireTimer,
      stats: cloud.stats,
      close: () => cloud.close(),
    }
  }

  private around(now: () => number, cloud: () => Cloud): Surroundings {
    const { timeline, random } = this
    const send = (request: SimulatedRequest, invocation: Invocation) =>
      void timeline.after(this.latency(), () => void this.answer(cloud(), request, invocation))
    const begin = ({ name }: Invocation) => this.watch.serving(name)
    return { timeline, now, random, begin, send, load: (name, machine) => this.load(name, machine) }
  }

  private async answer(cloud: Cloud, request: SimulatedRequest, invocation: Invocation): Promise<void> {
    const answer = await cloud.handle(request.http)
    const isAnswer = answer !== null && answer !== 'dropped'
    this.timeline.after(this.latency(), () => (isAnswer ? request.answer(answer) : request.drop()), invocation)
  }

  /** Starts a function as a fresh instance would. */
  private load(name: string, machine: FunctionMachine): Main {
    return this.watch.starting(name, () => loadBundle(relative(bundles, this.functions), machine))
  }
}
