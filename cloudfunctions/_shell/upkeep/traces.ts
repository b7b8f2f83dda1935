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

/** A part of an audit without the player it speaks of. The admin who acted stays named, because the books need that. */
function withoutName(value: unknown, openid: string, pseudonym: string): unknown {
  if (value === openid) return pseudonym
  if (Array.isArray(value)) return value.map((item) => withoutName(item, openid, pseudonym))
  if (typeof value !== 'object' || value === null) return value
  const isPlayer = 'player_id' in value && value.player_id === openid
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field,
      isPlayer && field === 'name' ? '' : withoutName(part, openid, pseudonym),
    ]),
  )
}

/** Replaces a player in the audits of repairs and blocks by a pseudonym, and removes the invitations that the player has used. */
export async function forgetTraces(openid: string, pseudonym: string): Promise<void> {
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
        { before: _.set(withoutName(before, openid, pseudonym)), after: _.set(withoutName(after, openid, pseudonym)) },
      )
}
