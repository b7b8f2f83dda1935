import { setTimeout as sleep } from 'node:timers/promises'
import { createOrder, type Order } from '../../../core/order/order'
import { newUser } from '../../../core/order/player'
import { reservationsOf } from '../../../core/order/place'
import { defaultSettings } from '../../../core/shop/settings'
import { isUnfinished } from '../../../core/order/status'
import { addHours, addMinutes, nextWholeHour, type Instant } from '../../../core/time'
import { aJpeg } from '../../support/pictures'
import { aNewOrder } from '../../../core/testing/samples'
import type { Shop } from '../../support/shop'
import { times } from '../../support/measuring/replies'

/** How long before the deadline the clock is set to. */
const LEAD_MS = 100

/** A hold whose player is about to pay, and a rival who waits for it to lapse. */
export interface Duel {
  deadline: Instant
  order: Order
  player: string
  rival: string
  file_id: string
  /** ms around the deadline at which each sets out */
  proof_ms: number
  rival_ms: number
}

/** Whose call was answered with 0, and whose place it is by what is stored. */
export interface Outcome {
  proofWon: boolean
  rivalWon: boolean
  isStoredSo: boolean
}

/** Holds that all lapse at `deadline`, each the only console of its hour. */
export async function prepare(shop: Shop, count: number, deadline: Instant, random: () => number): Promise<Duel[]> {
  const duels = times(count, (at): Duel => {
    const [player, rival] = [`player-${at}-${Date.parse(deadline)}`, `rival-${at}-${Date.parse(deadline)}`]
    const order = createOrder(
      aNewOrder({
        _id: `order-of-${player}`,
        order_no: `of-${player}`,
        openid: player,
        idempotency_key: player,
        start_time: addHours(nextWholeHour(deadline), 1 + at),
      }),
      defaultSettings,
      addMinutes(deadline, -defaultSettings.hold_minutes),
    )
    const moments = { proof_ms: -2 - random() * 70, rival_ms: -5 + random() * 30 }
    return { deadline, order, player, rival, file_id: '', ...moments }
  })
  const orders = duels.map((duel) => duel.order)
  await shop.insert('orders', orders)
  await shop.insert('reservations', orders.flatMap(reservationsOf))
  const users = orders.map(({ _id, openid, created_at }) => ({ ...newUser(openid, created_at), open_order_id: _id }))
  await shop.insert('users', users)
  for (const duel of duels) duel.file_id = await shop.as(duel.player).upload(aJpeg())
  return duels
}

/** All duels at once, around their common deadline. */
export async function fight(shop: Shop, duels: Duel[]): Promise<Outcome[]> {
  const [first] = duels
  if (!first) return []
  shop.cloud.clock.set(Date.parse(first.deadline) - LEAD_MS)
  return Promise.all(
    duels.map(async (duel) => {
      const proof = sleep(LEAD_MS + duel.proof_ms).then(() => handIn(shop, duel))
      const rival = sleep(LEAD_MS + duel.rival_ms).then(() => takeOver(shop, duel))
      const [proofWon, rivalWon] = await Promise.all([proof, rival])
      return { proofWon, rivalWon, isStoredSo: await isStoredSo(shop, duel, { proofWon, rivalWon }) }
    }),
  )
}

async function handIn(shop: Shop, { player, order, file_id }: Duel): Promise<boolean> {
  return (await shop.as(player).call('uploadProof', { order_id: order._id, file_ids: [file_id] })).code === 0
}

async function takeOver(shop: Shop, { rival, order }: Duel): Promise<boolean> {
  return (await shop.as(rival).call('createReservation', { start_time: order.start_time })).code === 0
}

/** Whether the place and the orders tell of the same winner as the replies; of none, when nobody won. */
async function isStoredSo(shop: Shop, { player, rival, order }: Duel, won: Omit<Outcome, 'isStoredSo'>) {
  const orders = await shop.find('orders', { start_time: order.start_time })
  const places = await shop.find('reservations', { start_time: order.start_time })
  const living = orders.filter(({ status, expire_at }) => isUnfinished(status) && expire_at > order.expire_at)
  const winners = [...(won.proofWon ? [player] : []), ...(won.rivalWon ? [rival] : [])].join()
  const owners = places.filter(({ expire_at }) => expire_at === null || expire_at > order.expire_at)
  return winners === living.map(({ openid }) => openid).join() && winners === owners.map(({ openid }) => openid).join()
}
