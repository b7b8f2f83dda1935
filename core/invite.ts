import type { Role } from './roles'
import type { Instant } from './time'

/** A one-use right to become an admin. `_id` is the SHA-256 of the code, which is written nowhere. */
export interface Invite {
  _id: string
  role: Role
  name: string
  expire_at: Instant
  used_by: string | null
}

/** Who the owners are, as one document: removing one owner and another at once must meet somewhere. */
export interface Roster {
  _id: 'owners'
  openids: string[]
}

export const INVITE_HOURS = 24

export const isUsable = (invite: Invite, now: Instant): boolean => invite.used_by === null && invite.expire_at > now
