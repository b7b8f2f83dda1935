import { resultWords } from '../../../core/messages/sources'
import type { Order } from '../../../core/order/order'
import { defaultSettings } from '../../../core/shop/settings'
import { addHours, instant } from '../../../core/time'
import { consoles } from '../../../core/testing/samples'
import type { Lived } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import type { FunctionName } from '../../../core/contract/contract'
import type { SimulatedCloud } from '../../simulation/cloud'
import { byChance, type FaultKind, type Strike } from '../../simulation/faults'
import { contradictionsIn, insert, stored } from '../../simulation/records'
import { everyTemplate } from '../../support/templates'
import { givenOrder, SLOT, START } from '../points/seeded-history'
import { alike, isAccountedFor, needless, REMINDED, toldOf, wasTrue, type Sent } from './truth'

const likelihood: Partial<Record<FaultKind, number>> = {
  network: 0.04,
  reply_lost: 0.04,
  conflict: 0.02,
  timeout: 0.02,
  crash_before: 0.03,
  crash_after: 0.03,
}

const OWNER = 'lan'
const MINUTE_MS = 60_000
/** How long the players' afternoon lasts. */
const AFTERNOON_MINUTES = 12
/** Longer than a claim, and twice longer than the longest wait between tries. */
const SETTLING_MINUTES = [3, 3, 35, 35]
/** 22:00 begins so long after the middle of the afternoon. */
const REMIND_MINUTES = 95

function mayHaveLeft(kind: FaultKind): boolean {
  return kind !== 'network' && kind !== 'crash_before'
}

/** Admins judge, cancel, move and pay back, holds lapse, and everybody who sends may die at any request. */
export class MessageHistory {
  private readonly random: () => number
  /** faults after which nobody can know whether a message was sent */
  private doubts = 0
  private readonly leaving = new WeakSet<object>()

  constructor(
    private readonly cloud: SimulatedCloud,
    private readonly seed: number,
  ) {
    this.random = seeded(seed * 2 + 1)
  }

  async run(): Promise<Lived> {
    const { cloud } = this
    await cloud.begin({ seed: this.seed, start: START, strike: this.counting(byChance(this.random, likelihood)) })
    const orders = await this.prepare()
    const lives = [this.timers(), ...orders.map((order) => this.judge(order))]
    await cloud.timeline.until(Promise.all(lives))
    cloud.strike = () => null
    for (const minutes of SETTLING_MINUTES) {
      await cloud.timeline.until(cloud.timeline.pause(minutes * MINUTE_MS))
      await cloud.timeline.until(this.timer())
    }
    return this.verdict()
  }

  /** What strikes a call between a message's leaving and its being written down may have it sent again. */
  private counting(strike: Strike): Strike {
    return (step) => {
      const kind = strike(step)
      if (step.action === 'wx.openApi' && (kind === null || mayHaveLeft(kind))) this.leaving.add(step.call)
      if (kind && this.leaving.has(step.call)) this.doubts++
      if (kind === null && step.action === 'database.modifyDocument') this.leaving.delete(step.call)
      return kind
    }
  }

  private async prepare(): Promise<Order[]> {
    const { cloud } = this
    const settings = {
      ...defaultSettings,
      consoles: consoles(2),
      remind_minutes: REMIND_MINUTES,
      message_templates: everyTemplate,
      price_per_hour: 1500,
    }
    await insert(cloud, 'settings', [{ _id: 'shop', ...settings }])
    await insert(cloud, 'admins', [{ _id: OWNER, role: 'owner', name: OWNER }])
    const stages = ['proof_submitted', 'paid', 'pending', 'proof_submitted', 'lapsed', 'paid'] as const
    const orders: Order[] = []
    for (const [at, stage] of stages.entries()) {
      const player = `player-${at}`
      this.agree(player)
      orders.push(await givenOrder(cloud, stage, player, addHours(SLOT, at)))
    }
    this.agree(REMINDED)
    await givenOrder(cloud, 'paid', REMINDED, addHours(SLOT, -4))
    return orders
  }

  private agree(player: string): void {
    for (const { template_id } of Object.values(everyTemplate))
      this.cloud.wire.subscriptions.agree(player, template_id, 9)
  }

  private below(count: number): number {
    return Math.floor(this.random() * count)
  }

  private timer() {
    return this.cloud.call('expireCron', '', {}, 'wx_trigger')
  }

  /** Once a minute, and now and then twice at once. */
  private async timers(): Promise<void> {
    for (let minute = 0; minute < AFTERNOON_MINUTES; minute++) {
      await this.cloud.timeline.pause(MINUTE_MS)
      await Promise.all(this.random() < 0.3 ? [this.timer(), this.timer()] : [this.timer()])
    }
  }

  /** An admin deals with one order, step by step, and repeats what got no answer. */
  private async judge({ _id: order_id, status }: Order): Promise<void> {
    const { cloud } = this
    for (const [name, event] of this.deeds(order_id, status)) {
      await cloud.timeline.pause(this.below(3 * MINUTE_MS))
      for (let tries = 0; tries < 4; tries++) {
        const { reply } = await cloud.call(name, OWNER, event)
        if (reply && reply.code !== 5001) break
        await cloud.timeline.pause(2000)
      }
    }
  }

  private deeds(order_id: string, status: Order['status']): [FunctionName, object][] {
    const cancelling = { order_id, reason: '主机坏了' }
    const moving = { order_id, start_time: addHours(SLOT, 10 + this.below(40)), console_id: '2', reason: '换一台' }
    const cancel: [FunctionName, object] = ['cancelOrder', cancelling]
    const move: [FunctionName, object] = ['adminMoveOrder', moving]
    const refund: [FunctionName, object] = ['markRefunded', { order_id, amount: 1500, how: 'transfer' }]
    if (status === 'paid') return this.random() < 0.5 ? [move, cancel, refund] : [cancel, refund]
    if (status === 'pending') return [this.random() < 0.5 ? move : cancel]
    const pass = ['verify', { order_id, pass: true }] as [FunctionName, object]
    const bad = { order_id, pass: false, reason: '看不清' }
    const back = ['verify', { ...bad, allow_resubmit: true }] as [FunctionName, object]
    const no = ['verify', bad] as [FunctionName, object]
    return [[pass, move, cancel, refund], [back], [no], [pass, cancel]][this.below(4)] as [FunctionName, object][]
  }

  private sent(orders: Map<string, Order>): Sent[] {
    const templates = Object.entries(everyTemplate)
    return this.cloud.wire.subscriptions.sent.map(({ template_id, page = '', data, at }) => {
      const order_id = page.replace(/^.*=/, '')
      const word = data.phrase1?.value
      const [event = ''] =
        templates.find(
          ([name, made]) => made.template_id === template_id && (!word || resultWords[name as 'moved'] === word),
        ) ?? []
      if (!orders.has(order_id)) return { id: `${order_id}:unknown`, at: Date.parse(at) }
      return { id: `${order_id}:${event}`, at: Date.parse(at) }
    })
  }

  private verdict(): Lived {
    const orders = new Map(stored(this.cloud, 'orders').map((order) => [order._id, order]))
    const messages = stored(this.cloud, 'messages')
    const sent = this.sent(orders)
    const now = instant(this.cloud.clock.now())
    const expected = [...orders.values()].flatMap((order) => toldOf(order, now))
    const lost = expected.filter((id) => !isAccountedFor(id, { messages, orders, sent, now }))
    const untrue = sent.filter(({ id, at }) => !wasTrue(id, at, orders))
    const doubled = sent.length - new Set(sent.map(({ id }) => id)).size - alike(messages)
    const waiting = messages.filter(({ try_at }) => try_at !== null)
    return {
      violations: [
        ...lost.map((id) => `${id} was lost`),
        ...untrue.map(({ id }) => `${id} was not true when it was sent`),
        ...needless(messages, sent).map((id) => `${id} was sent again without need`),
        ...waiting.map(({ _id }) => `${_id} has found no end`),
        ...(doubled > this.doubts ? [`${doubled} messages came twice, and ${this.doubts} senders failed`] : []),
        ...contradictionsIn(this.cloud),
      ],
      seen: {
        events: expected.length,
        sent: sent.length,
        doubled: Math.max(0, doubled),
        doubts: this.doubts,
        lost: lost.length,
        untrue: untrue.length,
      },
    }
  }
}
