import type { FunctionName } from '../../../core/contract/contract'
import type { Role } from '../../../core/shop/roles'
import { addHours, instant, nextWholeHour } from '../../../core/time'
import { defaultSettings } from '../../../core/shop/settings'
import { consoles } from '../../../core/testing/samples'
import { aJpeg } from '../../support/pictures'
import type { Lived } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import type { SimulatedCloud } from '../../simulation/cloud'
import { byChance, type FaultKind } from '../../simulation/faults'
import { contradictionsIn, insert, stored } from '../../simulation/records'
import { deedsOf, traceTransactions, wrongfulDeeds } from './trace'

const START = Date.UTC(2026, 10, 23, 12, 20)
const SETTLED_MS = 60_000
const HOUR_MS = 3_600_000
const first: Record<string, Role> = { lan: 'owner', mei: 'owner', bo: 'operator' }
const people = ['ming', 'hua', 'qiang']

const likelihood: Partial<Record<FaultKind, number>> = {
  network: 0.006,
  reply_lost: 0.01,
  conflict: 0.03,
  timeout: 0.003,
  crash_before: 0.008,
  crash_after: 0.008,
}

/** Players book, show their faces, leave and become admins, while admins judge, invite and remove each other. */
export class PeopleHistory {
  private readonly random: () => number
  private readonly slots = [5, 6].map((hours) => addHours(nextWholeHour(instant(START)), hours))
  private readonly codes: string[] = []
  private readonly orders = new Map<string, string>()
  private readonly submitted: string[] = []
  /** how often each thing was done: by the function's name and its code */
  private readonly replies: Record<string, number> = {}
  private tries = 0
  private pictures = 0

  constructor(
    private readonly cloud: SimulatedCloud,
    private readonly seed: number,
  ) {
    this.random = seeded(seed * 2 + 1)
  }

  async run(): Promise<Lived> {
    const { cloud } = this
    await cloud.begin({ seed: this.seed, start: START, strike: byChance(this.random, likelihood) })
    const traced = traceTransactions(cloud)
    await insert(cloud, 'settings', [{ _id: 'shop', ...defaultSettings, consoles: consoles(2), holds_per_hour: 1000 }])
    const admins = Object.entries(first).map(([_id, role]) => ({ _id, role, name: _id }))
    await insert(cloud, 'admins', admins)
    const lives = [
      ...people.map((player) => this.play(player)),
      ...Object.keys(first).map((admin) => this.judge(admin)),
      ...['lan', 'mei'].map((owner) => this.rule(owner)),
    ]
    await cloud.timeline.until(Promise.all(lives))
    await cloud.timeline.until(cloud.timeline.pause(SETTLED_MS))
    cloud.strike = () => null
    // a deletion that was cut off has removed files of which the records still tell
    const cutOff = contradictionsIn(cloud).filter((what) => !what.startsWith('image_is_there'))
    const deeds = deedsOf(stored(cloud, 'order_audits'), traced)
    await this.tidy()
    const violations = [
      ...cutOff,
      ...contradictionsIn(cloud),
      ...wrongfulDeeds(deeds, first, stored(cloud, 'invites')),
      ...this.ownerless().map((path) => `nobody’s file: ${path}`),
    ]
    return { violations, seen: { deeds: deeds.length, ...this.replies } }
  }

  /** What the timers put right that died in the middle. */
  private async tidy(): Promise<void> {
    for (const name of ['expireCron', 'tidyCron', 'expireCron'] as const) {
      this.cloud.clock.advance(2 * HOUR_MS)
      await this.cloud.timeline.until(this.cloud.call(name, '', {}, 'wx_trigger'))
    }
  }

  /** Files that no record and no player tells of. */
  private ownerless(): string[] {
    const { cloud } = this
    const proofs = stored(cloud, 'payment_proofs').map(({ file_id }) => file_id)
    const faces = stored(cloud, 'users').map(({ avatar_file_id }) => avatar_file_id)
    const known = new Set([...proofs, ...faces])
    const isKept = (path: string) => /^(proofs|avatars)\//.test(path)
    return cloud.files.paths().filter((path) => isKept(path) && !known.has(cloud.wire.storage.fileIdOf(path)))
  }

  private async play(player: string): Promise<void> {
    for (let turns = 3 + this.below(4); turns > 0; turns--) {
      await this.think()
      const dice = this.random()
      const order_id = this.orders.get(player)
      const code = this.codes[this.below(this.codes.length)]
      if (code !== undefined && dice < 0.3) await this.ask('acceptInvite', player, { code })
      else if (dice < 0.45) await this.showFace(player)
      else if (dice < 0.5) await this.ask('deleteMyData', player, { confirm: true })
      else if (order_id === undefined) await this.book(player)
      else if (dice < 0.55) await this.ask('cancelOrder', player, { order_id })
      else await this.ask('uploadProof', player, { order_id, file_ids: [await this.picture(player)] })
    }
  }

  private book(player: string): Promise<void> {
    const start_time = this.slots[this.below(this.slots.length)]
    return this.ask('createReservation', player, { start_time, idempotency_key: `${player}-${this.tries}` })
  }

  private async showFace(player: string): Promise<void> {
    return this.ask('updateProfile', player, { nickname: player, avatar_file_id: await this.picture(player) })
  }

  private async judge(admin: string): Promise<void> {
    for (let turns = 4 + this.below(4); turns > 0; turns--) {
      await this.think(300)
      const order_id = this.submitted[this.below(this.submitted.length)]
      if (order_id === undefined) continue
      const verdict = { order_id, pass: this.random() < 0.5, reason: '看不清', allow_resubmit: this.random() < 0.5 }
      if (this.random() < 0.3) await this.ask('cancelOrder', admin, { order_id, reason: '主机坏了' })
      else await this.ask('verify', admin, verdict)
    }
  }

  private async rule(owner: string): Promise<void> {
    for (let turns = 2 + this.below(3); turns > 0; turns--) {
      await this.think()
      const roles = ['owner', 'operator', 'viewer', null, null] as const
      const everybody = [...Object.keys(first), ...people]
      const change = { admin_id: everybody[this.below(everybody.length)], role: roles[this.below(roles.length)] }
      if (this.random() < 0.5) await this.ask('inviteAdmin', owner, { role: roles[this.below(2)], name: '新来的' })
      else await this.ask('changeAdmin', owner, change)
    }
  }

  private async ask(name: FunctionName, openid: string, event: object): Promise<void> {
    const { reply } = await this.cloud.call(name, openid, event)
    const told = `${name} ${reply?.code ?? 'no reply'}`
    this.replies[told] = (this.replies[told] ?? 0) + 1
    this.tries++
    if (!reply && this.random() < 0.5) return this.ask(name, openid, event)
    if (reply?.code !== 0) return
    const { order, code } = reply.data as { order?: { id: string }; code?: string }
    if (order && name === 'createReservation') this.orders.set(openid, order.id)
    if (order && name === 'uploadProof') this.submitted.push(order.id)
    if (code !== undefined) this.codes.push(code)
  }

  private picture(player: string): Promise<string> {
    const bytes = aJpeg(16 + ++this.pictures, 8)
    return this.cloud.wire.storage.upload(`inbox/${player}/${this.pictures}.jpg`, player, bytes)
  }

  private think(ms = 80): Promise<void> {
    return this.cloud.timeline.pause(this.random() * ms)
  }

  private below(count: number): number {
    return Math.floor(this.random() * count)
  }
}
