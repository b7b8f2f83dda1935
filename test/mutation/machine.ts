import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as door from 'cloudbase-local'
import type { Cloud, CloudBase, CloudBaseOptions } from 'cloudbase-local'
import { seeded } from 'cloudbase-local/random'
import { dateOf, timersOf } from '../simulation/bundle'
import { SimulatedCloud } from '../simulation/cloud'
import { of } from '../simulation/request'
import { Timeline } from '../simulation/timeline'

const START = Date.UTC(2026, 10, 23, 4)

/**
 * The machine that one test file runs on. The local cloud is the real one; where it would have a socket, threads, a disk
 * and the clock, it has one thread and simulated time, so that a mutant is switched for all of it.
 */
export class Machine {
  readonly timeline = new Timeline(START)
  private readonly random = seeded(7)
  private readonly clouds = new Map<string, Cloud>()
  private readonly real = createRequire(join(process.cwd(), 'package.json'))
  private readonly door = { ...door, startCloudBase: (options: CloudBaseOptions) => this.startCloudBase(options) }

  /** The modules as the tests see them. */
  readonly require = (id: string): unknown => (id === 'cloudbase-local' ? this.door : this.real(id))

  /** What everybody finds without importing it, where that is the machine's. */
  globals(): Record<string, unknown> {
    const now = () => Math.floor(this.timeline.now)
    const { start, stop } = timersOf({ timeline: this.timeline, owner: () => null })
    const performance = { now: () => this.timeline.now }
    const fetch = (address: string, asked?: RequestInit) => this.fetch(address, asked)
    return { fetch, setTimeout: start, clearTimeout: stop, Date: dateOf({ now }), performance }
  }

  private async startCloudBase(options: CloudBaseOptions): Promise<CloudBase> {
    const port = 1001 + this.clouds.size
    const url = `http://127.0.0.1:${port}`
    const cloud = new SimulatedCloud({}, this.timeline)
    Object.assign(cloud, { random: this.random, latency: this.latency })
    await cloud.open({ ...options, url: () => url })
    cloud.clock.set(Math.floor(this.timeline.now))
    this.clouds.set(url, cloud.wire)
    return Object.assign(cloud.wire, { url, port })
  }

  /** How long a message is under way, in ms. */
  private readonly latency = (): number => this.random() * 2

  /** To servers of this machine only. */
  private async fetch(address: string, { method = 'GET', headers = {}, body = '' }: RequestInit = {}) {
    const url = new URL(address)
    await this.timeline.pause(this.latency())
    const asked = { url, method, headers: headers as Record<string, string>, body: of(Buffer.from(body as string)) }
    const answer = await this.clouds.get(url.origin)?.handle(asked)
    if (!answer || answer === 'dropped') throw new TypeError('fetch failed')
    return new Response(Buffer.from(answer.body), { status: answer.status })
  }
}
