import type { Finding, Repair } from '../../../core/laws/contradictions'
import { statusAt } from '../../../core/order/order'
import { isLive, reservationsOf } from '../../../core/order/place'
import { isUnfinished } from '../../../core/order/status'
import { writeAudit } from '../stores/audits'
import type { Transaction } from '../platform/transaction'
import { proofRecordOf } from '../stores/proofs'
import { inTransaction } from '../call/retry'
import { ownersNow } from '../stores/staff'
import { forgetDay } from '../stores/stats'
import type { AdminContext } from '../call/context'

type Repairing = (tx: Transaction, now: string, owners: string[]) => Promise<boolean>

/** Removes a place whose order is over. */
function freePlace({ place_id }: Repair & { kind: 'free_place' }): Repairing {
  return async (tx) => {
    const place = await tx.get('reservations', place_id)
    const order = place && (await tx.get('orders', place.order_id))
    if (!order || isUnfinished(order.status) || order.status === 'paid') return false
    await tx.remove('reservations', place_id)
    return true
  }
}

/** Gives an order that is unfinished or paid its places, if nobody else has one of them. */
function takePlace({ order_id }: Repair & { kind: 'take_place' }): Repairing {
  return async (tx, now) => {
    const order = await tx.get('orders', order_id)
    if (!order || (order.status !== 'paid' && !isUnfinished(statusAt(order, now)))) return false
    const owned = reservationsOf(order)
    for (const { _id } of owned) {
      const place = await tx.get('reservations', _id)
      if (place && place.order_id !== order_id && isLive(place, now)) return false
    }
    for (const reservation of owned) await tx.set('reservations', reservation)
    return owned.length > 0
  }
}

function pointToOrder({ openid, order_id }: Repair & { kind: 'point_to_order' }): Repairing {
  return async (tx, now) => {
    const [user, order] = [await tx.get('users', openid), await tx.get('orders', order_id)]
    const other = user?.open_order_id ? await tx.get('orders', user.open_order_id) : null
    if (!user || order?.openid !== openid || !isUnfinished(statusAt(order, now))) return false
    if (other && isUnfinished(statusAt(other, now))) return false
    await tx.set('users', { ...user, open_order_id: order_id })
    return true
  }
}

function pointToNothing({ openid }: Repair & { kind: 'point_to_nothing' }): Repairing {
  return async (tx) => {
    const user = await tx.get('users', openid)
    const order = user?.open_order_id ? await tx.get('orders', user.open_order_id) : null
    if (!user || !order || (order.openid === openid && isUnfinished(order.status))) return false
    await tx.set('users', { ...user, open_order_id: null })
    return true
  }
}

function recordProof({ order_id, sha256 }: Repair & { kind: 'record_proof' }): Repairing {
  return async (tx) => {
    const order = await tx.get('orders', order_id)
    const proof = order && [...order.proofs, ...order.returned_proofs].find((image) => image.sha256 === sha256)
    if (!order || !proof) return false
    await tx.set('payment_proofs', proofRecordOf(order, proof))
    return true
  }
}

function recountDay({ day }: Repair & { kind: 'recount_day' }): Repairing {
  return async (tx) => {
    await forgetDay(tx, day)
    return true
  }
}

/** Writes the roster anew, with those who are owners when it is written. */
const writeRoster: Repairing = async (tx, _now, owners) => {
  const openids: string[] = []
  for (const openid of owners) if ((await tx.get('admins', openid))?.role === 'owner') openids.push(openid)
  if (openids.length === 0) return false
  await tx.set('rosters', { _id: 'owners', openids })
  return true
}

export function repairOf(repair: Repair): Repairing {
  switch (repair.kind) {
    case 'free_place':
      return freePlace(repair)
    case 'take_place':
      return takePlace(repair)
    case 'point_to_order':
      return pointToOrder(repair)
    case 'point_to_nothing':
      return pointToNothing(repair)
    case 'record_proof':
      return recordProof(repair)
    case 'recount_day':
      return recountDay(repair)
    case 'write_roster':
      return writeRoster
  }
}

/** Repairs one finding, if it still holds inside the transaction, and writes an audit of it. */
export async function repairFinding(call: AdminContext, { rule, ids, sentence, repair }: Finding): Promise<boolean> {
  if (!repair) return false
  const owners = await ownersNow()
  return inTransaction(call, async (tx) => {
    const isRepaired = await repairOf(repair)(tx, call.now, owners)
    if (isRepaired)
      await writeAudit(tx, call, { action: 'repair', reason: sentence, before: { rule, ids }, after: repair })
    return isRepaired
  })
}
