import type { FunctionName } from '../../../core/contract/contract'
import { addHours } from '../../../core/time'
import { seeded } from 'cloudbase-local/random'
import type { SimulatedCloud } from '../../simulation/cloud'
import { contradictionsIn, stored } from '../../simulation/records'
import { aJpeg } from '../../support/pictures'
import { NOW, openShop, OWNER, SLOT, START } from '../points/seeded-history'

const MINUTE_MS = 60_000
const PLAYERS = ['ming', 'hua', 'qiang']

/** What the timer does while the day goes on. */
export interface TimerWay {
  /** runs at each step, beside what people do */
  runs: number
  /** every how many steps */
  every: number
  /** how far its clock is ahead, in ms */
  skewMs?: number
  /** dies at one of its first requests */
  dies?: boolean
}

const kinds = ['create', 'create', 'upload', 'upload', 'cancel', 'approve', 'return', 'reject', 'end', 'look'] as const

interface Deed {
  kind: (typeof kinds)[number]
  player: string
  slot: string
  minutes: number
}

function aDay(seed: number): Deed[] {
  const random = seeded(seed)
  const below = (count: number) => Math.floor(random() * count)
  let player = 'ming'
  return Array.from({ length: 24 }, () => {
    // mostly one after another, often just before or after a hold has lapsed
    if (random() < 0.4) player = PLAYERS[below(PLAYERS.length)] ?? 'ming'
    const minutes = random() < 0.7 ? below(4) : 11 + below(8)
    return { kind: kinds[below(kinds.length)] ?? 'look', player, slot: addHours(SLOT, below(2)), minutes }
  })
}

const volatile = [
  'server_time',
  'request_id',
  'url',
  'id',
  'order_no',
  'pay_code',
  'order_id',
  'file_id',
  'storing_ticket',
  '_id',
  'idempotency_key',
]

/** Without what chance gives: ids, numbers, codes, links. */
function plain(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => (volatile.includes(key) ? undefined : each))
}

export class Day {
  readonly answers: string[] = []
  private readonly orders = new Map<string, string>()
  private submitted: string | null = null

  constructor(
    private readonly cloud: SimulatedCloud,
    private readonly seed: number,
    private readonly way: TimerWay,
  ) {}

  /** Everything that anybody was told, then what is stored when the last hold has lapsed and the timer has run well. */
  async live(): Promise<{ answers: string[]; state: string; broken: string[] }> {
    const { cloud, way } = this
    await cloud.begin({ seed: this.seed, start: START, skews: { expireCron: way.skewMs ?? 0 }, latency: () => 1 })
    await openShop(cloud)
    const broken: string[] = []
    let now = START
    for (const [at, deed] of aDay(this.seed).entries()) {
      now += deed.minutes * MINUTE_MS
      cloud.clock.set(now)
      const timers = way.runs > 0 && at % way.every === 0 ? this.timers(at) : []
      await cloud.timeline.until(Promise.all([this.act(deed), ...timers]))
      cloud.clock.set(now + 1000)
      await cloud.timeline.until(this.lookAround())
      broken.push(...contradictionsIn(cloud))
    }
    cloud.strike = () => null
    cloud.clock.set(now + 48 * 60 * MINUTE_MS)
    await cloud.timeline.until(cloud.call('expireCron', '', {}, 'wx_trigger'))
    return { answers: this.answers, state: this.state(), broken: [...broken, ...contradictionsIn(cloud)] }
  }

  private timers(step: number): Promise<unknown>[] {
    if (this.way.dies)
      this.cloud.strike = ({ function: name, nth }) =>
        name === 'expireCron' && nth === 1 + (step % 7) ? 'crash_after' : null
    return Array.from({ length: this.way.runs }, () => this.cloud.call('expireCron', '', {}, 'wx_trigger'))
  }

  private async act({ kind, player, slot }: Deed): Promise<void> {
    const order_id = this.orders.get(player) ?? 'none'
    const judge = (event: object) =>
      this.ask('verify', OWNER, { order_id: this.submitted ?? order_id, reason: '看不清', ...event })
    if (kind === 'create' || !this.orders.has(player))
      return this.ask('createReservation', player, { start_time: slot })
    if (kind === 'cancel') return this.ask('cancelOrder', player, { order_id })
    if (kind === 'end') return this.ask('cancelOrder', OWNER, { order_id, reason: '主机坏了' })
    if (kind === 'approve') return judge({ pass: true })
    if (kind === 'reject') return judge({ pass: false })
    if (kind === 'return') return judge({ pass: false, allow_resubmit: true })
    if (kind === 'look') return this.ask('listOrders', player, { status: ['expired', 'pending'] })
    const path = `inbox/${player}/${this.answers.length}.jpg`
    const picture = aJpeg(16 + this.answers.length, 8)
    const file = await this.cloud.wire.storage.upload(path, player, picture)
    return this.ask('uploadProof', player, { order_id, file_ids: [file] })
  }

  private async lookAround(): Promise<void> {
    for (const player of PLAYERS) await this.ask('login', player, {})
    await this.ask('listSlots', 'hua', { from: NOW, hours: 8 })
    await this.ask('adminListOrders', OWNER, {})
  }

  private async ask(name: FunctionName, openid: string, event: object): Promise<void> {
    const { reply } = await this.cloud.call(name, openid, event)
    this.answers.push(`${name} ${openid} ${plain(reply)}`)
    if (reply?.code !== 0 || !('order' in reply.data)) return
    if (name === 'createReservation') this.orders.set(openid, reply.data.order.id)
    if (name === 'uploadProof') this.submitted = reply.data.order.id
  }

  private state(): string {
    const orders = stored(this.cloud, 'orders').map((order) => plain({ ...order, proofs: order.proofs.length }))
    const places = stored(this.cloud, 'reservations').map(({ _id, openid, status }) => `${_id} ${openid} ${status}`)
    // where a lapsed order still stands, nobody is led to it
    const open = new Set(stored(this.cloud, 'orders').flatMap(({ _id, status }) => (status === 'expired' ? [] : [_id])))
    const users = stored(this.cloud, 'users').map(({ _id, open_order_id }) => `${_id} ${open.has(open_order_id ?? '')}`)
    return [...orders.sort(), ...places.sort(), ...users.sort()].join('\n')
  }
}
