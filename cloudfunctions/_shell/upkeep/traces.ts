import type { Audit, AuditAction } from '../../../core/order/audit'
import { documents, operators } from '../platform/database'
import { pages } from '../platform/pages'

function isOf(openid: string): Record<string, unknown> {
  return {
    $or: [
      { 'before.ids': openid },
      { 'after.openid': openid },
      { 'before.player_id': openid },
      { 'after.player_id': openid },
    ],
  }
}

/** What an audit says of a player, without the player. The admin who acted stays named: that is the books' own. */
function withoutName(value: unknown, openid: string, nobody: string): unknown {
  if (value === openid) return nobody
  if (Array.isArray(value)) return value.map((item) => withoutName(item, openid, nobody))
  if (typeof value !== 'object' || value === null) return value
  const isPlayer = 'player_id' in value && value.player_id === openid
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field,
      isPlayer && field === 'name' ? '' : withoutName(part, openid, nobody),
    ]),
  )
}

/** Takes a player out of the audits of repairs and blocks, and out of invitations: those are gone with whom they made an admin. */
export async function forgetTraces(openid: string, nobody: string): Promise<void> {
  const _ = operators()
  await documents.removeWhere('invites', { used_by: openid })
  const actions: AuditAction[] = ['repair', 'block_player', 'unblock_player']
  const readPage = (limit: number, last?: Audit) =>
    documents.aggregate<Audit>('order_audits', [
      { $match: { $and: [{ action: { $in: actions }, _id: { $gt: last?._id ?? '' } }, isOf(openid)] } },
      { $sort: { _id: 1 } },
      { $limit: limit },
    ])
  for await (const page of pages(readPage))
    for (const { _id, before, after } of page)
      await documents.updateWhere(
        'order_audits',
        { _id },
        { before: _.set(withoutName(before, openid, nobody)), after: _.set(withoutName(after, openid, nobody)) },
      )
}
