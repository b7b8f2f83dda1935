import type { Audit, AuditAction } from '../../../core/order/audit'
import { withoutName } from '../../../core/order/forgotten'
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

/** What was said to somebody, and what they agreed to hear. What is on its way finds its order without them, and is dropped. */
export async function forgetMessages(openid: string): Promise<void> {
  await documents.removeWhere('messages', { openid })
  await documents.removeWhere('consents', { _id: openid })
}
