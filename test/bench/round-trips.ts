import type { FunctionName } from '../../core/contract/contract'
import { instant } from '../../core/time'
import type { FunctionLog } from 'cloudbase-local'
import { aJpeg } from '../support/pictures'
import type { Settings } from '../../core/shop/settings'
import { agree } from '../support/local-door'
import { everyTemplate } from '../support/templates'
import { consoles } from '../../core/testing/samples'
import type { Person } from '../support/shop'
import { slotIn } from '../support/measuring/replies'
import { withShop } from '../support/measuring/with-shop'
import { insertPast } from '../support/measuring/years'

export const counted = [
  'listSlots',
  'login',
  'createReservation',
  'cancelOrder',
  'uploadProof',
  'verify',
  'getOrder',
] as const satisfies readonly FunctionName[]

/** A player's and an admin's way through the shop: every function once. */
async function visit(player: Person, admin: Person): Promise<void> {
  await player.ask('login', {})
  await player.ask('listSlots', {})
  const start_time = slotIn(2)
  const given_up = await player.ask('createReservation', { start_time })
  await player.ask('cancelOrder', { order_id: given_up.order.id })
  const { order } = await player.ask('createReservation', { start_time })
  await player.ask('uploadProof', { order_id: order.id, file_ids: [await player.upload(aJpeg())] })
  await player.ask('getOrder', { order_id: order.id })
  await admin.ask('verify', { order_id: order.id, pass: true })
}

const MONTH = 1650

/** Round trips of the first look at the figures of a shop that has had 30 days, none of which was counted before. */
export async function countFirstStats(): Promise<number> {
  let trips = 0
  const log = ({ kind, function: name, calls = 0 }: FunctionLog) => {
    if (kind === 'call' && name === 'getStats') trips = calls
  }
  await withShop({ admins: { boss: 'owner' as const }, log }, async (shop) => {
    await insertPast(shop, MONTH, instant(Date.now()), MONTH / 30)
    const { days } = await shop.as('boss').ask('getStats', {})
    const counted = days.reduce((sum, { created }) => sum + created, 0)
    if (counted < MONTH * 0.9) throw new Error(`only ${counted} of ${MONTH} orders are in the figures`)
  })
  return trips
}

/** A booking of several hours and the verdict on it. */
async function visitLong(player: Person, admin: Person, hours: number): Promise<void> {
  const { order } = await player.ask('createReservation', { start_time: slotIn(2), hours })
  await player.ask('uploadProof', { order_id: order.id, file_ids: [await player.upload(aJpeg())] })
  await admin.ask('verify', { order_id: order.id, pass: true })
}

/** Database round trips of each function, begin and commit counted, once it is warm; the most that any call took. */
async function countWarm(
  visitOnce: (player: Person, admin: Person) => Promise<void>,
  settings: Partial<Settings> = {},
): Promise<Record<string, number>> {
  const most: Record<string, number> = {}
  let isWarm = false
  const log = ({ kind, function: name, calls = 0 }: FunctionLog) => {
    if (kind === 'call' && isWarm) most[name] = Math.max(most[name] ?? 0, calls)
  }
  const options = {
    maxInstances: 1,
    admins: { boss: 'owner' as const },
    settings: { consoles: consoles(2), ...settings },
    log,
  }
  await withShop(options, async (shop) => {
    for (const openid of ['first', 'second']) await agree(shop, openid, 'T-verdict')
    await visitOnce(shop.as('first'), shop.as('boss'))
    isWarm = true
    await visitOnce(shop.as('second'), shop.as('boss'))
  })
  return most
}

/** A hold that its player moves, a paid order that an admin moves, and a guest at the counter. */
async function visitElsewhere(player: Person, admin: Person): Promise<void> {
  const { order } = await player.ask('createReservation', { start_time: slotIn(2) })
  const order_id = order.id
  await player.ask('moveOrder', { order_id, start_time: slotIn(4) })
  await player.ask('uploadProof', { order_id, file_ids: [await player.upload(aJpeg())] })
  await admin.ask('verify', { order_id, pass: true })
  await admin.ask('adminMoveOrder', { order_id, start_time: slotIn(6), reason: 'asked for' })
  // each of the two players has a console of the admin's choice
  const console_id = player.openid === 'first' ? '1' : '2'
  const guest = { hours: 1, guest_name: 'a guest', received: 'cash' as const }
  await admin.ask('adminBook', { ...guest, start_time: slotIn(9), console_id, idempotency_key: `of-${player.openid}` })
}

export function countMoves(): Promise<Record<string, number>> {
  return countWarm(visitElsewhere)
}

export function countRoundTrips(): Promise<Record<string, number>> {
  return countWarm(visit)
}

/** The same in a shop whose players are told: what is sent right after the commit is written down as sent. */
export function countTold(): Promise<Record<string, number>> {
  return countWarm(visit, { message_templates: everyTemplate })
}

/** The same, where an order has so many hours. */
export function countStretch(hours: number): Promise<Record<string, number>> {
  return countWarm((player, admin) => visitLong(player, admin, hours))
}
