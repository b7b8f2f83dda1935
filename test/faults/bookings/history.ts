import { defaultSettings } from '../../../core/shop/settings'
import type { Lived } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import { consoles } from '../../../core/testing/samples'
import type { Outcome, SimulatedCloud } from '../../simulation/cloud'
import { byChance, type FaultKind } from '../../simulation/faults'
import { contradictionsIn, insert, stored } from '../../simulation/records'
import { isLinearizable, type Operation } from './linearize'
import { shown, type ModelOrder, type Request, type Shop } from './model'
import { ADMIN, answerOf, askedOf, aShop, uploadImage, type Ids } from './script'

const START = Date.UTC(2026, 10, 23, 12, 20)
/** Longer than anything can go on by itself: late requests, and transactions that nobody ends. */
const SETTLED_MS = 60_000
/** more than these, and the search for an order of them takes long */
const MAX_REQUESTS = 25

const likelihood: Partial<Record<FaultKind, number>> = {
  network: 0.008,
  reply_lost: 0.012,
  conflict: 0.02,
  timeout: 0.003,
  crash_before: 0.006,
  crash_after: 0.006,
}

interface Recorded extends Omit<Operation, 'answer'> {
  outcome: Outcome | null
}

/** How an afternoon goes: as ever; people change their plans and guests come; or all want the hours of holds that lapse just now. */
const moods = ['calm', 'restless', 'rush'] as const
export type Mood = (typeof moods)[number]

/** One afternoon of a small shop: players on several devices, an admin, a clock that jumps, and a bad network. */
export class BookingHistory {
  private readonly recorded: Recorded[] = []
  private readonly random: () => number
  private readonly shop: Shop
  private readonly ids: Ids = new Map()
  private keys = 0

  constructor(
    private readonly cloud: SimulatedCloud,
    private readonly seed: number,
    private readonly mood: Mood = moods[seed % moods.length] ?? 'calm',
  ) {
    this.random = seeded(seed * 2 + 1)
    const slots = { calm: 1 + this.below(3), restless: 2 + this.below(2), rush: 3 }[this.mood]
    this.shop = aShop(START, this.mood === 'rush' || this.random() < 0.7 ? 1 : 2, slots)
  }

  async run(): Promise<Lived> {
    const { cloud, shop } = this
    await cloud.begin({ seed: this.seed, start: START, strike: byChance(this.random, likelihood) })
    const settings = { ...defaultSettings, hold_minutes: shop.holdMs / 60_000, review_minutes: shop.reviewMs / 60_000 }
    const opened = {
      ...settings,
      consoles: consoles(shop.consoles.length),
      holds_per_hour: 1000,
      price_per_hour: shop.price,
      max_moves: shop.maxMoves,
      move_hours: 0,
    }
    await insert(cloud, 'settings', [{ _id: 'shop', ...opened }])
    await insert(cloud, 'admins', [{ _id: ADMIN, role: 'owner', name: '' }])
    const players = ['ming', 'ming', 'hua', 'qiang'].slice(0, 2 + this.below(3))
    const calm = () => [...players.map((player) => this.play(player)), this.judge(), this.jump()]
    const lives = this.mood === 'rush' ? [this.rush()] : calm()
    await cloud.timeline.until(Promise.all(lives))
    await cloud.timeline.until(cloud.timeline.pause(SETTLED_MS))
    const broken = contradictionsIn(cloud)
    const violations = isLinearizable(this.operations(), shop) ? broken : [...broken, 'not linearizable']
    const answers = this.answers()
    const unknown = answers.filter((answer) => answer === null).length
    return { violations, seen: { calls: answers.length, unknown } }
  }

  /** What was answered to each request, in the model's words; null where nobody knows what was done. */
  private answers(): (string | null)[] {
    const keyById = new Map(stored(this.cloud, 'orders').map((order) => [order._id, keyOf(order)]))
    return this.recorded.map(({ outcome }) => outcome && answerOf(outcome, (id) => keyById.get(id) ?? id))
  }

  /** What was asked and answered, and at the end what is stored. */
  private operations(): Operation[] {
    const answers = this.answers()
    const told = this.recorded.flatMap(({ outcome, ...rest }, at) => {
      const answer = answers[at] ?? null
      const unknown = { ...rest, ended: Infinity, answer: null }
      if (answer === null) return [unknown]
      // what a function did at its first try it may tell as it is at its second, when more has happened
      return outcome?.isUnsure ? [unknown, { ...rest, answer }] : [{ ...rest, answer }]
    })
    const now = this.cloud.clock.now()
    const end = this.cloud.timeline.now
    return [...told, { request: { kind: 'end' }, began: end, ended: end, now, answer: this.storedState(now) }]
  }

  private storedState(now: number): string {
    const orders = stored(this.cloud, 'orders').map((order) => {
      const model = { key: keyOf(order), status: order.status, console: order.console_id, amount: order.amount }
      return shown({ ...model, until: Date.parse(order.expire_at) } as ModelOrder, now)
    })
    return orders.sort().join('\n')
  }

  private async play(player: string): Promise<void> {
    for (let turns = 1 + this.below(4); turns > 0; turns--) {
      await this.think()
      const own = [...this.ids.keys()].filter((key) => key.startsWith(`${player}/`))
      const key = own[this.below(own.length)]
      const dice = this.random()
      if (key !== undefined && this.mood === 'restless' && this.random() < 0.5)
        await this.ask({ kind: 'move', player, key, slot: this.aSlot() })
      else if (key === undefined || dice < 0.35) await this.create(player)
      else if (dice < 0.55) await this.ask({ kind: 'cancel', player, key })
      else if (dice < 0.9) await this.upload(player, key)
      else await this.ask({ kind: 'list' })
    }
  }

  /** Two hold an hour each. As these lapse, they hand in proofs, while others want both hours, by booking, moving and at the counter. */
  private async rush(): Promise<void> {
    const [first = 0, second = 0, third = 0] = this.shop.slots
    const hold = (player: string, slot: number) =>
      this.ask({ kind: 'create', player, key: `key-of-${player}`, slot, hours: 1 })
    await hold('ming', first)
    await hold('hua', second)
    // a guest has the hour after these, and wants to come earlier
    const guest = { slot: third, hours: 1, console: '1' }
    await this.ask({ kind: 'book', player: '', key: 'key-of-guest', ...guest })
    const holds = stored(this.cloud, 'orders').filter(({ openid }) => openid !== '')
    const last = holds
      .map(({ expire_at }) => expire_at)
      .sort()
      .at(-1)
    if (last === undefined) return
    this.cloud.clock.set(Date.parse(last) - this.below(30))
    const late = async (player: string) => {
      await this.think(40)
      const key = `${player}/key-of-${player}`
      if (this.ids.has(key)) await this.upload(player, key)
    }
    const wish = async (request: Request) => {
      await this.think(40)
      await this.ask(request)
    }
    const both = { slot: first, hours: 2 }
    const key = '/key-of-guest'
    await Promise.all([
      late('ming'),
      late('hua'),
      wish({ kind: 'create', player: 'zoe', key: 'key-of-zoe', ...both }),
      wish({ kind: 'book', player: '', key: 'key-of-counter', ...both, console: '1' }),
      ...(this.ids.has(key) ? [wish({ kind: 'admin_move', player: ADMIN, key, slot: second })] : []),
    ])
  }

  private async judge(): Promise<void> {
    for (let turns = this.below(5); turns > 0; turns--) {
      await this.think(200)
      const all = [...this.ids.keys()]
      const key = all[this.below(all.length)]
      const kinds = ['approve', 'return', 'reject', 'admin_cancel', 'read', 'approve', 'return'] as const
      const dice = this.mood === 'restless' ? this.random() : 1
      if (dice < 0.3) await this.book()
      else if (key !== undefined && dice < 0.6)
        await this.ask({ kind: 'admin_move', key, player: ADMIN, slot: this.aSlot() })
      else if (key !== undefined)
        await this.ask({ kind: kinds[this.below(kinds.length)] ?? 'read', key, player: ADMIN } as Request)
    }
  }

  /** Holds lapse while calls are under way: the clock jumps to shortly before a deadline, or beyond it. */
  private async jump(): Promise<void> {
    const { cloud, shop } = this
    for (let jumps = this.below(4); jumps > 0; jumps--) {
      await this.think(400)
      const last = stored(cloud, 'orders').at(-1)?.expire_at ?? ''
      const deadline = Date.parse(last) - this.below(150)
      if (deadline > cloud.clock.now() && this.random() < 0.8) cloud.clock.set(deadline)
      else cloud.clock.advance(shop.holdMs)
    }
  }

  private create(player: string): Promise<void> {
    const { slots } = this.shop
    const at = this.below(slots.length)
    const slot = slots[at] ?? 0
    const hours = 1 + this.below(slots.length - at)
    // now and then the key of another tap, as one tap on two devices has it
    const key = `key-of-${player}-${this.random() < 0.8 ? ++this.keys : this.keys}`
    return this.ask({ kind: 'create', player, key, slot, hours })
  }

  private aSlot(): number {
    const { slots } = this.shop
    return slots[this.below(slots.length)] ?? 0
  }

  /** A guest stands at the counter, or has called. */
  private book(): Promise<void> {
    const { consoles: ids } = this.shop
    const key = `key-of-counter-${this.random() < 0.8 ? ++this.keys : this.keys}`
    const wanted = { slot: this.aSlot(), hours: 1 + this.below(2), console: ids[this.below(ids.length)] ?? '' }
    return this.ask({ kind: 'book', player: '', key, ...wanted })
  }

  private async upload(player: string, key: string): Promise<void> {
    const image = await uploadImage(this.cloud, player)
    return this.ask({ kind: 'upload', player, key, image })
  }

  /** Asks, and usually asks the same again when there is no answer. */
  private async ask(request: Request): Promise<void> {
    const { cloud } = this
    while (this.recorded.length < MAX_REQUESTS) {
      const { name, openid, event } = askedOf(request, this.ids, this.shop)
      const recorded: Recorded = { request, began: cloud.timeline.now, ended: Infinity, now: 0, outcome: null }
      this.recorded.push(recorded)
      const outcome = await cloud.call(name, openid, event)
      Object.assign(recorded, { ended: cloud.timeline.now, now: outcome.now, outcome })
      if (outcome.reply?.code === 0) return this.learn(outcome.reply.data, request)
      if (answerOf(outcome, (id) => id) !== null || this.random() < 0.3) return
      cloud.tally.add('asked again')
      await this.think(300)
    }
  }

  private learn(data: object, request: Request): void {
    const { order } = data as { order?: { id: string } }
    if (order && (request.kind === 'create' || request.kind === 'book'))
      this.ids.set(`${request.player}/${request.key}`, order.id)
  }

  private think(ms = 60): Promise<void> {
    return this.cloud.timeline.pause(this.random() * ms)
  }

  private below(count: number): number {
    return Math.floor(this.random() * count)
  }
}

function keyOf({ openid, idempotency_key }: { openid: string; idempotency_key: string }) {
  return `${openid}/${idempotency_key}`
}
