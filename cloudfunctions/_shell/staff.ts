import { createHash, randomBytes } from 'node:crypto'
import type { Admin } from '../../core/audit'
import type { AdminView } from '../../core/contract'
import { DomainError, malformed } from '../../core/errors'
import { INVITE_HOURS, isUsable } from '../../core/invite'
import type { Role } from '../../core/roles'
import { addHours } from '../../core/time'
import { writeAudit } from './audits'
import type { Call } from './call'
import { documents, transact, type Transaction } from './cloud'
import type { AdminCall } from './guards'
import { inTransaction, retrying } from './retry'

/** Without letters that are misread. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const newCode = (): string => [...randomBytes(12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')

const inviteId = (code: string): string => createHash('sha256').update(code.toUpperCase()).digest('hex')

export const listAdmins = async (): Promise<AdminView[]> =>
  (await documents.find('admins', {}, { order: [['_id', 'asc']] })).map(({ _id, name, role }) => ({
    id: _id,
    name,
    role,
  }))

/** Makes a code for one new admin; only its hash is kept. */
export function invite(call: AdminCall, role: Role, name: string): Promise<{ code: string; expire_at: string }> {
  const code = newCode()
  const expire_at = addHours(call.now, INVITE_HOURS)
  return inTransaction(call, async (tx) => {
    await tx.set('invites', { _id: inviteId(code), role, name, expire_at, used_by: null })
    await writeAudit(tx, call, { action: 'invite_admin', reason: '', before: null, after: { role, name } })
    return { code, expire_at }
  })
}

/** Writes the role of an admin (`null`: none) and, with it, who the owners are; the last owner stays. */
async function writeRole(tx: Transaction, admin: Admin, role: Role | null, known_owners: string[]): Promise<void> {
  const { openids } = (await tx.get('rosters', 'owners')) ?? { openids: known_owners }
  const others = openids.filter((openid) => openid !== admin._id)
  const owners = role === 'owner' ? [...others, admin._id] : others
  if (owners.length === 0) throw malformed('role', '至少要留一位店主')
  await tx.set('rosters', { _id: 'owners', openids: owners })
  if (role) await tx.set('admins', { ...admin, role })
  else await tx.remove('admins', admin._id)
}

const ownersNow = async (): Promise<string[]> =>
  (await documents.find('admins', { role: 'owner' })).map(({ _id }) => _id)

/** Uses up an invitation. Entering the same code again is answered with the role it gave. */
export function acceptInvite(call: Call, code: string): Promise<Role> {
  return retrying(call, async () => {
    const owners = await ownersNow()
    return transact(async (tx) => {
      const found = await tx.get('invites', inviteId(code))
      const current = await tx.get('admins', call.openid)
      if (found && current && found.used_by === call.openid) return current.role
      if (!found || !isUsable(found, call.now)) throw malformed('code', '邀请码无效、已过期或已用过')
      if (current?.role === 'owner') throw malformed('code', '你已经是店主')
      const admin: Admin = { _id: call.openid, role: found.role, name: found.name }
      await tx.set('invites', { ...found, used_by: call.openid })
      if (found.role === 'owner') await writeRole(tx, admin, 'owner', owners)
      else await tx.set('admins', admin)
      const before = current && { role: current.role }
      await writeAudit(
        tx,
        { admin, now: call.now },
        { action: 'accept_invite', reason: '', before, after: { role: found.role } },
      )
      return found.role
    })
  })
}

/** Gives an admin another role or none. Whoever rules must still be an owner when it is written. */
export function changeAdmin(call: AdminCall, admin_id: string, role: Role | null): Promise<void> {
  return retrying(call, async () => {
    const owners = await ownersNow()
    await transact(async (tx) => {
      if ((await tx.get('admins', call.openid))?.role !== 'owner') throw new DomainError(4004)
      const admin = await tx.get('admins', admin_id)
      if (!admin) throw malformed('admin_id', '没有这位管理员')
      if (admin.role === role) return
      await writeRole(tx, admin, role, owners)
      const action = role ? 'change_role' : 'remove_admin'
      const before = { admin_id, name: admin.name, role: admin.role }
      await writeAudit(tx, call, { action, reason: '', before, after: role && { role } })
    })
  })
}
