import { auditOfOrder } from '../../../core/order/audit'
import { createOrder, type Order } from '../../../core/order/order'
import { newUser } from '../../../core/order/player'
import { reservationsOf } from '../../../core/order/place'
import type { Role } from '../../../core/shop/roles'
import { defaultSettings, type Settings } from '../../../core/shop/settings'
import { isUnfinished } from '../../../core/order/status'
import { addHours, addMinutes, instant, nextWholeHour, type Instant } from '../../../core/time'
import { aJpeg } from '../../support/pictures'
import { aNewOrder, aProof, consoles } from '../../../core/testing/samples'
import type { SimulatedCloud } from '../../simulation/cloud'
import { insert } from '../../simulation/records'
import { submitProof } from '../../../core/order/proof'
import { verify } from '../../../core/order/verdict'

/** Monday, 20:20 in Shanghai. */
export const START = Date.UTC(2026, 10, 23, 12, 20)
export const NOW: Instant = instant(START)
export const SLOT = addHours(nextWholeHour(NOW), 5)
export const OWNER = 'lan'
const settings: Settings = { ...defaultSettings, consoles: consoles(1), price_per_hour: 1500 }

type Stage = 'pending' | 'proof_submitted' | 'paid' | 'lapsed'

/** An order as its player and an admin would have brought it there, an hour ago or, if it has lapsed, before that. */
function orderIn(stage: Stage, player: string, start_time: Instant): { order: Order; submitted: Order } {
  const made = addMinutes(NOW, stage === 'lapsed' ? -60 : -5)
  const named = {
    _id: `order-of-${player}`,
    order_no: `261123-of-${player}`,
    openid: player,
    idempotency_key: `key-${player}`,
  }
  const pending = createOrder(aNewOrder({ ...named, start_time, pay_code: player.slice(-4) }), settings, made)
  if (stage === 'pending' || stage === 'lapsed') return { order: pending, submitted: pending }
  const proof = { ...aProof(player, made), file_id: `proofs/${player}.jpg` }
  const submitted = submitProof(pending, [proof], undefined, settings, addMinutes(made, 1))
  const paid = verify(submitted, { pass: true }, OWNER, settings, addMinutes(made, 2))
  return { order: stage === 'paid' ? paid : submitted, submitted }
}

const admin = { _id: OWNER, role: 'owner' as Role, name: '岚' }

/** A shop with an owner and nothing else. */
export async function openShop(cloud: SimulatedCloud): Promise<void> {
  await insert(cloud, 'settings', [{ _id: 'shop', ...settings }])
  await insert(cloud, 'admins', [admin])
  await insert(cloud, 'rosters', [{ _id: 'owners', openids: [OWNER] }])
}

/** Writes an order and all that hangs on it, as the functions would have. */
export async function givenOrder(
  cloud: SimulatedCloud,
  stage: Stage,
  player: string,
  start_time = SLOT,
): Promise<Order> {
  const { order: bare, submitted } = orderIn(stage, player, start_time)
  const withFile = (proof: Order['proofs'][number]) => ({
    ...proof,
    file_id: cloud.wire.storage.fileIdOf(proof.file_id),
  })
  const order = { ...bare, proofs: bare.proofs.map(withFile) }
  for (const { sha256, file_id, uploaded_at } of order.proofs) {
    await cloud.wire.storage.put(`proofs/${player}.jpg`, aJpeg())
    const use = {
      sha256,
      order_id: order._id,
      order_no: order.order_no,
      file_id,
      status: 'used' as const,
      at: uploaded_at,
    }
    await insert(cloud, 'payment_proofs', [{ _id: `${sha256}@${order._id}`, ...use }])
  }
  await insert(cloud, 'orders', [order])
  const place = reservationsOf(order)[0]
  if (place) await insert(cloud, 'reservations', [place])
  const open_order_id = isUnfinished(order.status) ? order._id : null
  await insert(cloud, 'users', [{ ...newUser(player, order.created_at), open_order_id }])
  if (order.status === 'paid') {
    await insert(cloud, 'order_audits', [{ _id: `audit-${player}`, ...auditOfOrder(submitted, order, admin) }])
  }
  return order
}
