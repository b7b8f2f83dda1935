import { randomUUID } from 'node:crypto'
import { DomainError } from '../../../core/errors'
import type { StoredFile } from '../../../core/images/stored-file'
import { withoutPlayer } from '../../../core/order/forgotten'
import { expire, statusAt, type Order } from '../../../core/order/order'
import { assertMayLeave, knownUser, newUser } from '../../../core/order/player'
import { isUnfinished, unfinishedStatuses } from '../../../core/order/status'
import { addMinutes } from '../../../core/time'
import { keepBlock } from '../stores/blocks'
import { documents, operators } from '../platform/database'
import { files } from '../platform/files'
import { pages } from '../platform/pages'
import { recordOf, removeUnused } from '../stores/pictures'
import { inTransaction } from '../call/retry'
import { gather } from '../stores/gather'
import { forgetTraces } from './traces'
import { placeOf } from '../../../core/order/place'
import type { CallContext } from '../call/context'

/** Few enough that a call which is cut off has not much to do again. */
const ORDERS_A_PAGE = 50
/** The others are for the next night. */
const PLAYERS_A_NIGHT = 50
/** Longer than a call can take: what was begun before this has died. */
const CUT_OFF_MINUTES = 5

function ahead(order_id: string): DomainError {
  return new DomainError(4002, '还有未完成或未到场的订单，结束后再注销', { order_id })
}

function stillAdmin(): DomainError {
  return new DomainError(4005, '你是管理员，请先让店主移除你的权限')
}

/** Nobody is forgotten in the middle of something: an open order, a visit to come, or a post as an admin. */
async function assertMayGo({ openid, now }: CallContext): Promise<void> {
  const { admin, user } = await gather({ admin: openid, user: openid })
  if (admin) throw stillAdmin()
  const unfinished = [
    { status: 'paid', end_time: { $gt: now } },
    { status: { $in: unfinishedStatuses }, expire_at: { $gt: now } },
  ]
  const [order] = await documents.aggregate<Order>('orders', [{ $match: { openid, $or: unfinished } }, { $limit: 1 }])
  if (order) throw ahead(order._id)
  assertMayLeave(knownUser(user, openid, now), now)
}

/**
 * The moment from which there is no way back. Before it nothing is removed, so that a refusal leaves everything; after it
 * no hold and no picture can begin, for they write the same document.
 */
function beginLeaving(call: CallContext): Promise<void> {
  return inTransaction(call, async (tx) => {
    const { openid, now } = call
    if (await tx.get('admins', openid)) throw stillAdmin()
    const user = knownUser(await tx.get('users', openid), openid, now)
    const open = user.open_order_id ? await tx.get('orders', user.open_order_id) : null
    if (open && isUnfinished(statusAt(open, now))) throw ahead(open._id)
    assertMayLeave(user, now)
    const { avatar_file_id, blocked } = user
    if (avatar_file_id !== '') await tx.set('stored_files', recordOf(avatar_file_id, openid, 'unused', now))
    if (blocked) await keepBlock(tx, openid, blocked)
    await tx.set('users', { ...newUser(openid, now), blocked, leaving_at: user.leaving_at ?? now })
  })
}

/** A lapse is written down before images go: a proof that began before it may still be on its way. What is over stays so. */
function end(call: CallContext, order_id: string): Promise<void> {
  return inTransaction(call, async (tx) => {
    const order = await tx.get('orders', order_id)
    if (!order) return
    if (isUnfinished(statusAt(order, call.now))) throw ahead(order_id)
    await tx.set('orders', expire(order, call.now))
  })
}

/** Takes the player out of one order and of the place it still names, in one transaction; false when another call did. */
function anonymise(call: CallContext, order_id: string, openid: string, nobody: string): Promise<boolean> {
  return inTransaction(call, async (tx) => {
    const order = await tx.get('orders', order_id)
    // after a lost reply it is done already, and by this very call
    if (order?.openid !== openid) return order?.openid === nobody
    const place = await tx.get('reservations', placeOf(order))
    await tx.set('orders', withoutPlayer(order, nobody))
    if (place?.order_id === order_id) await tx.set('reservations', { ...place, openid: nobody })
    return true
  })
}

/** Files first, page by page, then what tells of them: a file that nothing names would stay for ever. */
async function removeImages(orders: Order[]): Promise<void> {
  const _ = operators()
  const named = { order_id: _.in(orders.map(({ _id }) => _id)), file_id: _.neq('') }
  await files.remove(orders.flatMap((order) => order.storing ?? []).map(({ file_id }) => file_id))
  for await (const page of pages((limit) => documents.find('payment_proofs', named, { limit }))) {
    await files.remove(page.map(({ file_id }) => file_id))
    await documents.updateWhere('payment_proofs', { _id: _.in(page.map(({ _id }) => _id)) }, { file_id: '' })
  }
}

/** Files first, then their records; what is just being stored is removed by the timer, in nobody's name. */
async function removePictures({ now }: CallContext, owner: string): Promise<void> {
  const _ = operators()
  const unused = { owner, status: 'unused' }
  const readPage = (limit: number, last?: StoredFile) =>
    documents.find('stored_files', { ...unused, _id: _.gt(last?._id ?? '') }, { order: [['_id', 'asc']], limit })
  for await (const page of pages(readPage)) await removeUnused(page.map(({ file_id }) => file_id))
  await documents.updateWhere('stored_files', { owner }, { owner: '', status: 'unused', at: now })
}

function removeUser(call: CallContext, openid: string): Promise<void> {
  return inTransaction(call, async (tx) => {
    if ((await tx.get('users', openid))?.leaving_at) await tx.remove('users', openid)
  })
}

/** Takes a player who is leaving out of everything. Cut off anywhere, it can be done again. */
async function finishLeaving(call: CallContext, openid: string): Promise<number> {
  const nobody = `gone-${randomUUID()}`
  let count = 0
  for await (const page of pages((limit) => documents.find('orders', { openid }, { limit }), ORDERS_A_PAGE)) {
    for (const { _id, status } of page) if (isUnfinished(status)) await end(call, _id)
    await removeImages(page)
    for (const { _id } of page) if (await anonymise(call, _id, openid, nobody)) count++
  }
  await forgetTraces(openid, nobody)
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

/** Ends what was cut off in the middle and never asked for again. */
export async function forgetLeaving(call: CallContext): Promise<void> {
  const _ = operators()
  const where = { leaving_at: _.lt(addMinutes(call.now, -CUT_OFF_MINUTES)) }
  for (const { _id } of await documents.find('users', where, { limit: PLAYERS_A_NIGHT })) await finishLeaving(call, _id)
}
