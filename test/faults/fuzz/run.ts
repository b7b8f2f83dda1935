import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { newUser } from '../../../core/order/player'
import { cleanLine, cleanLines, nameFault } from '../../../core/text'
import { instant } from '../../../core/time'
import { openShop, OWNER, START } from '../points/seeded-history'
import type { SimulatedCloud } from '../../simulation/cloud'
import { Tally } from 'cloudbase-local/proofs'
import { contradictionsIn, insert, stored } from '../../simulation/records'
import { fuzzEvent, PLAYERS, VIEWER, type FuzzEvent } from './events'

export interface FuzzSummary {
  events: number
  /** the shortest run of events that goes wrong, and how */
  failure: string | null
  tally: Tally
  /** of the machine's time, from the call to its reply */
  p99Ms: number
}

const STACK = /\n\s+at |node_modules|\.ts:\d|\.js:\d|Error:/
/** Texts that came to be stored though people could not read them, or would read them wrongly. */
function unreadable(cloud: SimulatedCloud): string[] {
  const orders = stored(cloud, 'orders')
  const consoles = stored(cloud, 'settings').flatMap((settings) => settings.consoles ?? [])
  const named = [
    ...stored(cloud, 'users').map(({ nickname }) => nickname),
    ...stored(cloud, 'admins').map(({ name }) => name),
  ]
  const names = [...named, ...consoles.map(({ name }) => name)].filter(
    (name) => name !== '' && nameFault(name) !== null,
  )
  const lines = orders.flatMap(({ note, reason, history }) => [note, reason, ...history.map((entry) => entry.reason)])
  const notices = stored(cloud, 'settings').map(({ notice }) => notice ?? '')
  return [
    ...names,
    ...lines.filter((line) => cleanLine(line) !== line),
    ...notices.filter((notice) => cleanLines(notice) !== notice),
  ]
}

function isPolluted(): boolean {
  return (runInThisContext('"polluted" in {}') as boolean) || 'polluted' in {}
}

/** A shop that hears many strange things, one after another. */
class Fuzz {
  private readonly orders: string[] = []
  private readonly files: string[] = []
  private code = 'none'

  constructor(
    private readonly cloud: SimulatedCloud,
    private readonly summary: FuzzSummary,
    private readonly times: number[],
    private readonly isWarm: Set<string>,
  ) {}

  async open(): Promise<void> {
    await this.cloud.begin({ seed: 1, start: START, latency: () => 1 })
    await openShop(this.cloud)
    await insert(this.cloud, 'admins', [{ _id: VIEWER, role: 'viewer', name: '阿看' }])
    await insert(this.cloud, 'users', [{ ...newUser(PLAYERS[0] ?? '', instant(START)), nickname: '小王' }])
  }

  async hear(event: FuzzEvent): Promise<void> {
    const { cloud } = this
    this.summary.events++
    if (event.kind === 'wait') return cloud.clock.advance(event.minutes * 60_000)
    if (event.kind === 'upload') {
      const path = `inbox/${event.openid}/${this.files.length}.jpg`
      this.files.push(await cloud.wire.storage.upload(path, event.openid, event.bytes))
      return
    }
    const asked = this.filledIn(event.event)
    const source = event.openid === '' ? 'wx_trigger' : 'wx_client'
    const isAdmin = stored(cloud, 'admins').some(({ _id }) => _id === event.openid)
    const started = performance.now()
    const { reply, isTooLarge } = await cloud.timeline.until(
      cloud.call(event.name, event.openid, asked as object, source),
    )
    if (isTooLarge) return this.summary.tally.add('too large')
    // the first call of a function starts its instance
    if (this.isWarm.has(event.name)) this.times.push(performance.now() - started)
    this.isWarm.add(event.name)
    this.judge(event, reply, isAdmin)
  }

  /** @param isAdmin when they asked: roles come and go */
  private judge({ name, openid }: FuzzEvent & { kind: 'call' }, reply: unknown, isAdmin: boolean): void {
    const { code, data } = (reply ?? {}) as { code?: number; data?: { order?: { id: string }; code?: string } }
    this.summary.tally.add(`code ${code}`)
    const text = JSON.stringify(reply)
    if (code === undefined || code === 5001)
      throw new Error(`${name} answers ${text}; ${this.cloud.logs.slice(-2).join()}`)
    if (STACK.test(text)) throw new Error(`${name} tells how it is made: ${text.slice(0, 300)}`)
    const others = [...PLAYERS, OWNER, VIEWER].filter((other) => other !== openid)
    if (!isAdmin && code === 0 && others.some((other) => text.includes(`"${other}"`)))
      throw new Error(`${name} tells ${openid} of another: ${text.slice(0, 300)}`)
    const shown = stored(this.cloud, 'orders').find(({ _id }) => _id === data?.order?.id)
    if (shown && !isAdmin && shown.openid !== openid) throw new Error(`${name} shows ${openid} the order of another`)
    if (data?.order) this.orders.push(data.order.id)
    if (name === 'inviteAdmin' && data?.code) this.code = data.code
  }

  private filledIn(event: unknown): unknown {
    const known: Record<string, string | undefined> = { '@code': this.code }
    for (const at of [0, 1, 2]) known[`@order${at}`] = this.orders.at(-1 - at)
    for (const at of [0, 1, 2]) known[`@file${at}`] = this.files.at(-1 - at)
    const text = JSON.stringify(event) ?? 'null'
    return JSON.parse(text.replace(/@(order|file)\d|@code/g, (name) => known[name] ?? name)) as unknown
  }
}

/** Runs of up to `length` events, each on a shop of its own, and after each everything must hang together. */
export async function fuzz(cloud: SimulatedCloud, seed: number, runs: number, length: number): Promise<FuzzSummary> {
  const summary: FuzzSummary = { events: 0, failure: null, tally: new Tally(), p99Ms: 0 }
  const times: number[] = []
  const isWarm = new Set<string>()
  const property = fc.asyncProperty(
    fc.array(fuzzEvent, { minLength: length / 2, maxLength: length }),
    async (events) => {
      const shop = new Fuzz(cloud, summary, times, isWarm)
      await shop.open()
      for (const event of events) await shop.hear(event)
      const broken = contradictionsIn(cloud)
      if (broken.length > 0) throw new Error(broken.join())
      const texts = unreadable(cloud)
      if (texts.length > 0) throw new Error(`nobody can read ${JSON.stringify(texts)}`)
      if (isPolluted()) throw new Error('a prototype was polluted')
    },
  )
  const details = await fc.check(property, { seed, numRuns: runs, endOnFailure: false })
  if (details.failed)
    summary.failure = `${String(details.errorInstance)} after ${fc.stringify(details.counterexample)}`.slice(0, 3000)
  summary.p99Ms = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0
  return summary
}
