import { liveThrough } from 'cloudbase-local/proofs'
import { messagesOfChange } from '../../core/messages/outbox'
import { verify } from '../../core/order/verdict'
import { defaultSettings } from '../../core/shop/settings'
import { addHours, instant } from '../../core/time'
import { anOrderIn } from '../../core/testing/samples'
import { messages as outbox } from '../faults/histories'
import { SimulatedCloud } from '../simulation/cloud'
import { agree, sentMessages } from '../support/local-door'
import { progress, type Group } from '../support/measuring/group'
import { withShop } from '../support/measuring/with-shop'
import type { Shop } from '../support/shop'
import { everyTemplate } from '../support/templates'

const MESSAGES = 500
const HISTORIES = 150
const EVENTS = 1000
const CALL_MS = 10

/** Orders that were just confirmed, and whose players nobody has told. */
async function confirm(shop: Shop, now: string): Promise<void> {
  const pairs = Array.from({ length: MESSAGES }, (_, at) => {
    const player = `player-${at}`
    const times = { start_time: addHours(now, 5), end_time: addHours(now, 6), expire_at: addHours(now, 5) }
    const named = { _id: `order-${at}`, order_no: `no-${at}`, openid: player, idempotency_key: `key-${at}` }
    const waiting = { ...anOrderIn('proof_submitted'), ...named, ...times }
    const paid = verify(waiting, { pass: true }, 'lan', defaultSettings, now)
    return { paid, messages: messagesOfChange(waiting, paid) }
  })
  await shop.insert(
    'orders',
    pairs.map(({ paid }) => paid),
  )
  await shop.insert(
    'messages',
    pairs.flatMap(({ messages }) => messages),
  )
  for (const { paid } of pairs) await agree(shop, paid.openid, 'T-verdict', 1)
}

/** Seconds in which one call of the timer sends what waits, where each call of the database and of WeChat takes 10 ms. */
async function drain(shop: Shop): Promise<Record<string, number>> {
  await confirm(shop, instant(Date.now()))
  const delay_ms: [number, number] = [CALL_MS, CALL_MS]
  const slow = ['database.*', 'wx.openApi'].map((action) => ({ action, kind: 'latency' as const, delay_ms }))
  shop.cloud.faults.use({ seed: 1, rules: slow })
  const started = performance.now()
  const reply = await shop.timer()
  const messages_500_seconds = (performance.now() - started) / 1000
  if (reply.code !== 0) throw new Error(`expireCron answered ${JSON.stringify(reply)}`)
  return { messages_500_seconds, messages_500_sent: (await sentMessages(shop)).length }
}

async function afternoons(): Promise<Record<string, number>> {
  const cloud = new SimulatedCloud()
  const { seen, violations } = await liveThrough((seed) => outbox.live(cloud, seed), HISTORIES)
  await cloud.close()
  for (const violation of violations.slice(0, 3)) progress(JSON.stringify(violation))
  return {
    messages_events: seen.of('events'),
    messages_lost: seen.of('lost'),
    messages_untrue: seen.of('untrue'),
    messages_doubled: seen.of('doubled'),
    messages_doubts: seen.of('doubts'),
    messages_violations: violations.length,
  }
}

export const messages: Group = {
  name: 'messages',
  limits: {
    messages_events: { what: 'events to tell of, with faults at every step of the senders', atLeast: EVENTS },
    messages_lost: { what: '  of these lost', is: 0 },
    messages_untrue: { what: '  messages that were not true when they were sent', is: 0 },
    messages_doubled: { what: '  messages that came more than once' },
    messages_doubts: { what: '  senders that failed between sending and writing it down: never fewer' },
    messages_violations: { what: '  afternoons on which anything of this was otherwise', is: 0 },
    messages_500_seconds: { what: '500 messages sent by one run of the timer, 10 ms a call: seconds', atMost: 40 },
    messages_500_sent: { what: '  of these sent', is: MESSAGES },
  },
  run: async () => ({
    ...(await afternoons()),
    ...(await withShop({ settings: { message_templates: everyTemplate } }, drain)),
  }),
}
