import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Admin } from '../../../core/order/audit'
import type { AdminView, InviteView } from '../../../core/contract/contract'
import { malformed } from '../../../core/errors'
import { CODE_BYTES, codeFrom, INVITE_HOURS, isUsable, MAX_INVITES, type Invite } from '../../../core/shop/invite'
import type { Role } from '../../../core/shop/roles'
import { addHours, type Instant } from '../../../core/time'
import { writeAudit } from './audits'
import { documents, operators } from '../platform/database'
import { readPages } from '../platform/pages'
import { transact, type Transaction } from '../platform/transaction'
import { inTransaction, retrying } from '../call/retry'
import type { CallContext, AdminContext } from '../call/context'

function inviteId(code: string): string {
  return createHash('sha256').update(code.toUpperCase()).digest('hex')
}

export async function listAdmins(): Promise<AdminView[]> {
  const admins = await readPages<Admin>('admins', '_id', { $gt: '' })
  return admins.map(({ _id, name, role }) => ({ id: _id, name, role }))
}

/** The ids of all owners, as they are outside of any transaction. */
export async function ownersNow(): Promise<string[]> {
  return (await listAdmins()).filter(({ role }) => role === 'owner').map(({ id }) => id)
}

/** There are not many: `invite` makes no more than MAX_INVITES. */
function openInvites(now: Instant, where: Partial<Invite> = {}): Promise<Invite[]> {
  return documents.find(
    'invites',
    { used_by: null, expire_at: operators().gt(now), ...where },
    { order: [['expire_at', 'asc']] },
  )
}

/** The invitations that can still be accepted. Old ones do not say who made them. */
export async function listInvites(now: Instant): Promise<InviteView[]> {
  return (await openInvites(now)).map(({ _id, name, role, expire_at, made_by = '' }) => ({
    id: _id,
    name,
    role,
    expire_at,
    made_by,
  }))
}

/** An invitation, its acceptance and the removal of its maker all write the roster, so that two of them at once conflict. */
async function writeRoster(tx: Transaction, known_owners: string[], change: (openids: string[]) => string[]) {
  const { openids } = (await tx.get('rosters', 'owners')) ?? { openids: known_owners }
  const owners = change(openids)
  if (owners.length === 0) throw malformed('role', '至少要留一位店主')
  await tx.set('rosters', { _id: 'owners', openids: owners, version: randomUUID() })
}

/** Makes a code for one new admin; only its hash is kept. */
export async function invite(
  call: AdminContext,
  role: Role,
  name: string,
): Promise<{ code: string; expire_at: string }> {
  const code = codeFrom(randomBytes(CODE_BYTES))
  const expire_at = addHours(call.now, INVITE_HOURS)
  const [owners, open] = await Promise.all([ownersNow(), openInvites(call.now)])
  if (open.length >= MAX_INVITES) throw malformed('name', `最多 ${MAX_INVITES} 个未用的邀请，请先撤销不用的`)
  return inTransaction(call, async (tx) => {
    await writeRoster(tx, owners, (openids) => openids)
    await tx.set('invites', { _id: inviteId(code), role, name, expire_at, used_by: null, made_by: call.openid })
    await writeAudit(tx, call, { action: 'invite_admin', reason: '', before: null, after: { role, name } })
    return { code, expire_at }
  })
}

/** Takes an invitation back. Taking it back again changes nothing; one that was used is refused, because the role must be removed instead. */
export function revokeInvite(call: AdminContext, invite_id: string): Promise<void> {
  return inTransaction(call, async (tx) => {
    const found = await tx.get('invites', invite_id)
    if (!found) return
    if (found.used_by !== null) throw malformed('invite_id', '这个邀请已被接受，请改为移除管理员')
    await tx.remove('invites', invite_id)
    const before = { role: found.role, name: found.name }
    await writeAudit(tx, call, { action: 'revoke_invite', reason: '', before, after: null })
  })
}

/** Writes the role of an admin (`null`: none) and, with it, who the owners are; the last owner stays. */
async function writeRole(tx: Transaction, admin: Admin, role: Role | null, known_owners: string[]): Promise<void> {
  await writeRoster(tx, known_owners, (openids) => {
    const others = openids.filter((openid) => openid !== admin._id)
    return role === 'owner' ? [...others, admin._id] : others
  })
  if (role) await tx.set('admins', { ...admin, role })
  else await tx.remove('admins', admin._id)
}

/** Whether the maker of an invitation is still an owner. Old invitations do not say who made them, and are valid. */
async function isBacked(tx: Transaction, { made_by }: Invite): Promise<boolean> {
  return made_by === undefined || (await tx.get('admins', made_by))?.role === 'owner'
}

/** Uses up an invitation. Entering the same code again is answered with the role it gave. */
export function acceptInvite(call: CallContext, code: string): Promise<Role> {
  return retrying(call, async () => {
    const owners = await ownersNow()
    return transact(async (tx) => {
      const found = await tx.get('invites', inviteId(code))
      const current = await tx.get('admins', call.openid)
      if (found && current && found.used_by === call.openid) return current.role
      if (!found || !isUsable(found, call.now) || !(await isBacked(tx, found)))
        throw malformed('code', '邀请码无效、已过期或已用过')
      if (current?.role === 'owner') throw malformed('code', '你已经是店主')
      const admin: Admin = { _id: call.openid, role: found.role, name: found.name }
      await tx.set('invites', { ...found, used_by: call.openid })
      await writeRole(tx, admin, found.role, owners)
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

/** Removes the open invitations of somebody who is an owner no longer. */
async function withdrawInvites(tx: Transaction, ids: string[]): Promise<void> {
  for (const id of ids) if ((await tx.get('invites', id))?.used_by === null) await tx.remove('invites', id)
}

/** Gives an admin another role or none. The caller must still be an owner when it is written. */
export function changeAdmin(call: AdminContext, admin_id: string, role: Role | null): Promise<void> {
  return retrying(call, async () => {
    const [owners, invites] = await Promise.all([ownersNow(), openInvites(call.now, { made_by: admin_id })])
    await transact(async (tx) => {
      await call.requireRole(tx)
      const admin = await tx.get('admins', admin_id)
      if (!admin) throw malformed('admin_id', '没有这位管理员')
      if (admin.role === role) return
      await writeRole(tx, admin, role, owners)
      if (role !== 'owner')
        await withdrawInvites(
          tx,
          invites.map(({ _id }) => _id),
        )
      const action = role ? 'change_role' : 'remove_admin'
      const before = { admin_id, name: admin.name, role: admin.role }
      await writeAudit(tx, call, { action, reason: '', before, after: role && { role } })
    })
  })
}
