import { knownUser, newUser, type User } from '../../core/player'
import type { Call } from './call'
import { documents } from './cloud'
import { temporaryLinks } from './links'
import { inTransaction } from './retry'

/** Makes the caller known at the first visit. */
export async function welcome(call: Call, known: User | null): Promise<User> {
  if (known) return knownUser(known, call.openid, call.now)
  const user = newUser(call.openid, call.now)
  await documents.add('users', user)
  return user
}

export function changeUser(call: Call, changes: Partial<Pick<User, 'nickname' | 'avatar_file_id'>>): Promise<User> {
  return inTransaction(call, async (tx) => {
    const before = knownUser(await tx.get('users', call.openid), call.openid, call.now)
    const after = { ...before, ...changes, updated_at: call.now }
    await tx.set('users', after)
    return after
  })
}

export async function userView({ _id, nickname, avatar_file_id }: User) {
  const links = avatar_file_id === '' ? null : await temporaryLinks([avatar_file_id])
  return { id: _id, nickname, avatar_url: links?.get(avatar_file_id) ?? '' }
}
