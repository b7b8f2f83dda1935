import { addHours, instant, nextWholeHour } from '../../../core/time'
import { defaultSettings, type Settings } from '../../../core/shop/settings'
import { openConsoles } from '../../../core/order/slot'
import { isToCome } from '../../../core/order/closing'
import type { Order } from '../../../core/order/order'
import type { Lived } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import { consoles } from '../../../core/testing/samples'
import type { Outcome, SimulatedCloud } from '../../simulation/cloud'
import { byChance, type FaultKind } from '../../simulation/faults'
import { contradictionsIn, insert, stored } from '../../simulation/records'

const START = Date.UTC(2026, 10, 23, 12, 20)
const OWNERS = ['lan', 'mei']
const PRICE = 1500
const SETTLED_MS = 45_000
/** The timer runs every minute. */
const MINUTE_MS = 60_000

const likelihood: Partial<Record<FaultKind, number>> = {
  network: 0.01,
  reply_lost: 0.02,
  conflict: 0.03,
  timeout: 0.01,
  crash_before: 0.01,
  crash_after: 0.01,
}

export type Way = 'closeHours' | 'updateSettings'

interface Affected {
  affected: { id: string }[]
  settings?: Settings
}

/** Players book one hour while it is closed, its console is switched off, or its price goes up. */
export class ClosingHistory {
  private readonly random: () => number
  private readonly slot = addHours(nextWholeHour(instant(START)), 5)
  /** the orders that somebody who took hours away was told of, in a reply */
  private readonly listed = new Set<string>()
  /** what players were shown, by their key */
  private readonly shown = new Map<string, number>()
  private readonly replies: Outcome[] = []

  constructor(
    private readonly cloud: SimulatedCloud,
    private readonly seed: number,
    private readonly way: Way,
  ) {
    this.random = seeded(seed * 2 + 1)
  }

  async run(): Promise<Lived> {
    const { cloud } = this
    const strike = byChance(this.random, likelihood)
    await cloud.begin({ seed: this.seed, start: START, strike })
    const settings = { ...defaultSettings, consoles: consoles(2), price_per_hour: PRICE, hold_minutes: 60 }
    await insert(cloud, 'settings', [{ _id: 'shop', ...settings }])
    await insert(
      cloud,
      'admins',
      OWNERS.map((_id) => ({ _id, role: 'owner' as const, name: _id })),
    )
    const lives = [
      ...['ming', 'hua', 'qiang'].map((player) => this.book(player)),
      ...OWNERS.map((owner) => this.take(owner)),
    ]
    await cloud.timeline.until(Promise.all(lives))
    await cloud.timeline.until(cloud.timeline.pause(SETTLED_MS))
    cloud.strike = () => null
    await cloud.timeline.until(cloud.timeline.pause(MINUTE_MS - SETTLED_MS))
    await cloud.timeline.until(cloud.call('expireCron', '', {}, 'wx_trigger'))
    const { reply } = await cloud.timeline.until(cloud.call('adminListOrders', OWNERS[0] ?? '', {}))
    const data = (reply?.code === 0 ? reply.data : {}) as { slipped_in?: { id: string }[] }
    return this.judge(new Set((data.slipped_in ?? []).map(({ id }) => id)))
  }

  /** Orders in hours that are closed now, and what was told of them; prices that nobody had seen. */
  private judge(found: Set<string>): Lived {
    const { cloud, listed, shown, replies } = this
    const [settings] = stored(cloud, 'settings')
    const now = instant(cloud.clock.now())
    const orders = stored(cloud, 'orders')
    const isOpen = (order: Order) =>
      settings !== undefined && openConsoles(settings, order.start_time).some(({ id }) => id === order.console_id)
    const lost = orders.filter((order) => isToCome(order, now) && !isOpen(order))
    const untold = lost.filter(({ _id }) => !listed.has(_id) && !found.has(_id))
    const unseen = orders.filter(({ amount, idempotency_key }) => amount > (shown.get(idempotency_key) ?? 0))
    return {
      violations: [
        ...untold.map(({ order_no }) => `nobody was told of ${order_no}, which lies in closed hours`),
        ...unseen.map(({ order_no, amount }) => `${order_no} costs ${amount}, which its player was not shown`),
        ...contradictionsIn(cloud),
      ],
      // bookings in hours that are closed: told of in the reply, or by the timer
      seen: {
        listed: lost.filter(({ _id }) => listed.has(_id)).length,
        found: lost.filter(({ _id }) => !listed.has(_id) && found.has(_id)).length,
        refused: replies.filter(({ reply }) => reply?.code === 4001).length,
        booked: orders.length,
      },
    }
  }

  private async book(player: string): Promise<void> {
    for (let turns = 1 + this.below(3); turns > 0; turns--) {
      await this.think()
      const expected_amount = this.random() < 0.8 ? PRICE : PRICE * 2
      const idempotency_key = `${player}-${turns}`
      this.shown.set(idempotency_key, expected_amount)
      const event = { start_time: this.slot, idempotency_key, expected_amount }
      this.replies.push(await this.cloud.call('createReservation', player, event))
    }
  }

  /** An owner takes hours away, raises the price, and may take something back. */
  private async take(owner: string): Promise<void> {
    let version = 0
    for (let turns = 1 + this.below(2); turns > 0; turns--) {
      await this.think()
      const outcome = await this.cloud.call(
        this.way,
        owner,
        this.way === 'closeHours' ? this.hours() : this.change(version),
      )
      const { reply } = outcome
      if (reply?.code !== 0) continue
      const { affected, settings } = reply.data as unknown as Affected
      for (const { id } of affected) this.listed.add(id)
      version = settings?.version ?? version
    }
  }

  private hours(): object {
    const console_id = this.random() < 0.5 ? null : String(1 + this.below(2))
    return { console_id, from_time: this.slot, to_time: addHours(this.slot, 1), reason: `停电 ${this.below(2)}` }
  }

  private change(version: number): object {
    const off = String(1 + this.below(2))
    const changes = [
      { consoles: consoles(2).map((console) => ({ ...console, open: console.id !== off })) },
      { opening_hours: { from_hour: 8, to_hour: 22 } },
      { closed_weekdays: [1, 2] },
      { price_per_hour: PRICE * 2 },
    ]
    return { ...changes[this.below(changes.length)], version }
  }

  private think(): Promise<void> {
    return this.cloud.timeline.pause(this.random() * 60)
  }

  private below(count: number): number {
    return Math.floor(this.random() * count)
  }
}
