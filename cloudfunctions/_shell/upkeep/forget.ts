import { randomUUID } from 'node:crypto'
import { DomainError } from '../../../core/errors'
import type { StoredFile } from '../../../core/images/stored-file'
import { pseudonymOf, withoutPlayer } from '../../../core/order/forgotten'
import { expire, statusAt, type Order } from '../../../core/order/order'
import { assertMayLeave, knownUser, newUser } from '../../../core/order/player'
import { isUnfinished, unfinishedStatuses } from '../../../core/order/status'
import { addMinutes } from '../../../core/time'
import { keepBlock, openidHash } from '../stores/blocks'
import { documents, operators } from '../platform/database'
import { files } from '../platform/files'
import { pages } from '../platform/pages'
import { recordOf, removeUnused } from '../stores/pictures'
import { inTransaction } from '../call/retry'
import { gather } from '../stores/gather'
import { takeAll } from './steps'
import { forgetMessages, forgetTraces } from './traces'
import { placesOf } from '../../../core/order/place'
import type { CallContext } from '../call/context'

/** Few enough that a call which is cut off has not much to do again. */
const ORDERS_A_PAGE = 50
/** How many unfinished deletions one run finishes. The next night takes the others. */
const PLAYERS_A_NIGHT = 50
/** No call takes as long: what was begun earlier than this was cut off. */
const CUT_OFF_MINUTES = 5

function orderToCome(order_id: string): DomainError {
  return new DomainError(4002, '还有未完成或未到场的订单，结束后再注销', { order_id })
}

function isStillAdmin(): DomainError {
  return new DomainError(4005, '你是管理员，请先让店主移除你的权限')
}

/** Refuses a player who has an open order or a visit to come, or who is an admin. */
async function assertMayGo({ openid, now }: CallContext): Promise<void> {
  const { admin, user } = await gather({ admin: openid, user: openid })
  if (admin) throw isStillAdmin()
  const unfinished = [
    { status: 'paid', end_time: { $gt: now } },
    { status: { $in: unfinishedStatuses }, expire_at: { $gt: now } },
  ]
  const [order] = await documents.aggregate<Order>('orders', [{ $match: { openid, $or: unfinished } }, { $limit: 1 }])
  if (order) throw orderToCome(order._id)
  assertMayLeave(knownUser(user, openid, now), now)
}

/**
 * Marks the player as leaving. Nothing is removed before this, so that a refusal leaves everything as it is. No hold and no
 * picture can begin after it, because both read and write the player's document.
 */
function beginLeaving(call: CallContext): Promise<void> {
  return inTransaction(call, async (tx) => {
    const { openid, now } = call
    if (await tx.get('admins', openid)) throw isStillAdmin()
    const user = knownUser(await tx.get('users', openid), openid, now)
    const open = user.open_order_id ? await tx.get('orders', user.open_order_id) : null
    if (open && isUnfinished(statusAt(open, now))) throw orderToCome(open._id)
    assertMayLeave(user, now)
    const { avatar_file_id, blocked } = user
    if (avatar_file_id !== '') await tx.set('stored_files', recordOf(avatar_file_id, openid, 'unused', now))
    if (blocked) await keepBlock(tx, openid, blocked)
    await tx.set('forgotten', { _id: openidHash(openid), at: now })
    await tx.set('users', { ...newUser(openid, now), blocked, leaving_at: user.leaving_at ?? now })
  })
}

/** Writes down that an order has lapsed, before its images are removed: an upload that is under way would add one to it otherwise. */
function endLapsed(call: CallContext, order_id: string): Promise<void> {
  return inTransaction(call, async (tx) => {
    const order = await tx.get('orders', order_id)
    if (!order) return
    if (isUnfinished(statusAt(order, call.now))) throw orderToCome(order_id)
    await tx.set('orders', expire(order, call.now))
  })
}

/** Puts a pseudonym for the player into one order and its places, in one transaction. Gives false when another call has done so. */
function anonymise(call: CallContext, order_id: string, openid: string, pseudonym: string): Promise<boolean> {
  return inTransaction(call, async (tx) => {
    const order = await tx.get('orders', order_id)
    // After a lost reply an earlier attempt of this very call has done it.
    if (order?.openid !== openid) return order?.openid === pseudonym
    await tx.set('orders', withoutPlayer(order, pseudonym))
    for (const place_id of placesOf(order)) {
      const place = await tx.get('reservations', place_id)
      if (place?.order_id === order_id) await tx.set('reservations', { ...place, openid: pseudonym })
    }
    return true
  })
}

/** Files first, page by page, then what tells of them: a file that nothing names would stay for ever. */
async function removeImages(orders: Order[]): Promise<void> {
  const _ = operators()
  const named = { order_id: _.in(orders.map(({ _id }) => _id)), file_id: _.neq('') }
  await files.removeAll(orders.flatMap((order) => order.storing ?? []).map(({ file_id }) => file_id))
  for await (const page of pages((limit) => documents.find('payment_proofs', named, { limit }))) {
    await files.removeAll(page.map(({ file_id }) => file_id))
    await documents.updateWhere('payment_proofs', { _id: _.in(page.map(({ _id }) => _id)) }, { file_id: '' })
  }
}

/** Removes the files first and their records after. What is being stored just now loses its owner, and the timer removes it. */
async function removePictures({ now }: CallContext, owner: string): Promise<void> {
  const _ = operators()
  const unused = { owner, status: 'unused' }
  const readPage = (limit: number, last?: StoredFile) =>
    documents.find('stored_files', { ...unused, _id: _.gt(last?._id ?? '') }, { order: [['_id', 'asc']], limit })
  for await (const page of pages(readPage)) {
    const file_ids = page.map(({ file_id }) => file_id)
    await removeUnused(file_ids, now)
  }
  await documents.updateWhere('stored_files', { owner }, { owner: '', status: 'unused', at: now })
}

function removeUser(call: CallContext, openid: string): Promise<void> {
  return inTransaction(call, async (tx) => {
    if ((await tx.get('users', openid))?.leaving_at) await tx.remove('users', openid)
  })
}

/** Removes a player who is leaving from everything that is stored. When it is cut off anywhere, it can be done again. */
async function finishLeaving(call: CallContext, openid: string): Promise<number> {
  const pseudonym = pseudonymOf(randomUUID())
  let count = 0
  for await (const page of pages((limit) => documents.find('orders', { openid }, { limit }), ORDERS_A_PAGE)) {
    for (const { _id, status } of page) if (isUnfinished(status)) await endLapsed(call, _id)
    await removeImages(page)
    for (const { _id } of page) if (await anonymise(call, _id, openid, pseudonym)) count++
  }
  await forgetTraces(openid, pseudonym)
  await forgetMessages(openid)
  await removePictures(call, openid)
  await removeUser(call, openid)
  return count
}

/** Gives how many orders were anonymised. */
export async function forgetPlayer(call: CallContext): Promise<number> {
  await assertMayGo(call)
  await beginLeaving(call)
  return finishLeaving(call, call.openid)
}

/** Finishes for the players whose deletion was cut off and who did not ask again. */
export async function forgetLeaving(call: CallContext): Promise<void> {
  const _ = operators()
  const where = { leaving_at: _.lt(addMinutes(call.now, -CUT_OFF_MINUTES)) }
  const leaving = await documents.find('users', where, { limit: PLAYERS_A_NIGHT })
  await takeAll(
    leaving.map(
      ({ _id }) =>
        () =>
          finishLeaving(call, _id),
    ),
  )
}
