import { knownUser, newUser, type User } from '../../../core/order/player'
import { documents } from '../platform/database'
import { temporaryLinks } from './links'
import { requireUser, recordOf, removeUnused } from './pictures'
import { inTransaction } from '../call/retry'
import type { CallContext } from '../call/context'

/** Makes the caller known at the first visit. */
export async function ensureUser(call: CallContext, known: User | null): Promise<User> {
  if (known) return knownUser(known, call.openid, call.now)
  const user = newUser(call.openid, call.now)
  await documents.add('users', user)
  return user
}

export interface ProfileChange {
  nickname?: string
  /** a file that was stored for it */
  avatar_file_id?: string
}

/** Changes the profile. A picture that is replaced is marked as unused in the same transaction, and removed after it. */
export async function changeUser(call: CallContext, changes: ProfileChange, wasKnown: boolean): Promise<User> {
  const { avatar_file_id } = changes
  const { before, after } = await inTransaction(call, async (tx) => {
    const before = await requireUser(tx, call, wasKnown)
    const after = { ...before, ...changes, updated_at: call.now }
    await tx.set('users', after)
    if (avatar_file_id !== undefined) {
      await tx.set('stored_files', recordOf(avatar_file_id, call.openid, 'used', call.now))
      if (before.avatar_file_id !== '' && before.avatar_file_id !== avatar_file_id)
        await tx.set('stored_files', recordOf(before.avatar_file_id, call.openid, 'unused', call.now))
    }
    return { before, after }
  })
  const isReplaced = before.avatar_file_id !== '' && before.avatar_file_id !== after.avatar_file_id
  if (isReplaced) await removeUnused([before.avatar_file_id], call.now)
  return after
}

export async function userView({ _id, nickname, avatar_file_id }: User) {
  const links = avatar_file_id === '' ? null : await temporaryLinks([avatar_file_id])
  return { id: _id, nickname, avatar_url: links?.get(avatar_file_id) ?? '' }
}
