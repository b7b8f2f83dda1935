import { randomUUID } from 'node:crypto'
import { DomainError } from '../../core/errors'
import { expire, placeOf, statusAt, withoutPlayer, type Order } from '../../core/order'
import { assertMayLeave, knownUser } from '../../core/player'
import { isUnfinished, unfinishedStatuses } from '../../core/status'
import type { Call } from './call'
import { documents, files, operators } from './cloud'
import { inTransaction } from './retry'
import { readShop } from './shop'

const BATCH = 50

const ahead = (order_id: string): DomainError =>
  new DomainError(4002, '还有未完成或未到场的订单，结束后再注销', { order_id })

/** Nobody is forgotten in the middle of something: an open order, a visit to come, or a post as an admin. */
async function assertMayGo({ openid, now }: Call): Promise<string> {
  const { admin, user } = await readShop({ admin: openid, user: openid })
  if (admin) throw new DomainError(4005, '你是管理员，请先让店主移除你的权限')
  const unfinished = [
    { status: 'paid', end_time: { $gt: now } },
    { status: { $in: unfinishedStatuses }, expire_at: { $gt: now } },
  ]
  const [order] = await documents.aggregate<Order>('orders', [{ $match: { openid, $or: unfinished } }, { $limit: 1 }])
  if (order) throw ahead(order._id)
  assertMayLeave(knownUser(user, openid, now), now)
  return user?.avatar_file_id ?? ''
}

/** A lapse is written down before images go: a proof that began before it may still be on its way. What is over stays so. */
const end = (call: Call, order_id: string): Promise<void> =>
  inTransaction(call, async (tx) => {
    const order = await tx.get('orders', order_id)
    if (!order) return
    if (isUnfinished(statusAt(order, call.now))) throw ahead(order_id)
    await tx.set('orders', expire(order, call.now))
  })

/** Takes the player out of one order and of the place it still names, in one transaction. */
const anonymise = (call: Call, order_id: string, nobody: string): Promise<void> =>
  inTransaction(call, async (tx) => {
    const order = await tx.get('orders', order_id)
    if (order?.openid !== call.openid) return
    const place = await tx.get('reservations', placeOf(order))
    await tx.set('orders', withoutPlayer(order, nobody))
    if (place?.order_id === order_id) await tx.set('reservations', { ...place, openid: nobody })
  })

async function removeImages(orders: Order[]): Promise<void> {
  const _ = operators()
  const ids = orders.map(({ _id }) => _id)
  const proofs = await documents.find('payment_proofs', { order_id: _.in(ids), file_id: _.neq('') }, { limit: 1000 })
  for (let at = 0; at < proofs.length; at += BATCH)
    await files.remove(proofs.slice(at, at + BATCH).map(({ file_id }) => file_id))
  await documents.updateWhere('payment_proofs', { order_id: _.in(ids) }, { file_id: '' })
}

/** Two players with the same picture share its file. */
async function removePicture(avatar_file_id: string): Promise<void> {
  if (avatar_file_id === '') return
  const sharers = await documents.find('users', { avatar_file_id }, { limit: 2 })
  if (sharers.length < 2) await files.remove([avatar_file_id])
}

/** Not while a hold that was made meanwhile relies on it: both write this one document. */
const removeUser = (call: Call): Promise<void> =>
  inTransaction(call, async (tx) => {
    const user = knownUser(await tx.get('users', call.openid), call.openid, call.now)
    assertMayLeave(user, call.now)
    await tx.remove('users', call.openid)
  })

/** Gives how many orders were anonymised. Cut off anywhere, it can be asked again. */
export async function forgetPlayer(call: Call): Promise<number> {
  const avatar = await assertMayGo(call)
  const nobody = `gone-${randomUUID()}`
  for (let count = 0; ;) {
    const batch = await documents.find('orders', { openid: call.openid }, { limit: BATCH })
    for (const { _id, status } of batch) if (isUnfinished(status)) await end(call, _id)
    if (batch.length > 0) await removeImages(batch)
    for (const { _id } of batch) await anonymise(call, _id, nobody)
    count += batch.length
    if (batch.length > 0) continue
    await removePicture(avatar)
    await removeUser(call)
    return count
  }
}
