import { createHash } from 'node:crypto'
import { malformed } from '../../../core/errors'
import { knownUser, type Block } from '../../../core/order/player'
import { writeAudit } from './audits'
import { documents } from '../platform/database'
import type { Transaction } from '../platform/transaction'
import { inTransaction } from '../call/retry'
import type { AdminContext } from '../call/context'

/** A hash of the openid, which names nobody but is found again: a block and a wish to be forgotten outlive the player's data. */
export function openidHash(openid: string): string {
  return createHash('sha256').update(openid).digest('hex')
}

/** Keeps what the shop decided when a blocked player is forgotten. */
export function keepBlock(tx: Transaction, openid: string, block: Block): Promise<void> {
  return tx.set('blocks', { _id: openidHash(openid), ...block })
}

export async function isBlocked(openid: string): Promise<boolean> {
  const [users, kept] = await Promise.all([
    documents.find('users', { _id: openid }, { limit: 1 }),
    documents.find('blocks', { _id: openidHash(openid) }, { limit: 1 }),
  ])
  return Boolean(users[0]?.blocked) || kept.length > 0
}

/** Blocks a player or lifts the block: a hold that is under way meets it on the player's document. */
export function blockPlayer(call: AdminContext, player_id: string, is_blocked: boolean, reason: string): Promise<void> {
  if (is_blocked && reason === '') throw malformed('reason', '请写明原因')
  return inTransaction(call, async (tx) => {
    const found = await tx.get('users', player_id)
    if (!found) throw malformed('player_id', '没有这位玩家')
    const user = knownUser(found, player_id, call.now)
    const kept = await tx.get('blocks', openidHash(player_id))
    if ((user.blocked !== null || kept !== null) === is_blocked) return
    const blocked = is_blocked ? { at: call.now, by: call.openid, reason } : null
    await tx.set('users', { ...user, blocked, updated_at: call.now })
    if (kept) await tx.remove('blocks', openidHash(player_id))
    const action = is_blocked ? 'block_player' : 'unblock_player'
    const player = { player_id, name: user.nickname }
    await writeAudit(tx, call, { action, reason, before: null, after: player })
  })
}
