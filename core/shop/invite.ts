import type { Role } from './roles'
import type { Instant } from '../time'

/** A one-use right to become an admin. `_id` is the SHA-256 of the code, which is written nowhere. */
export interface Invite {
  _id: string
  role: Role
  name: string
  expire_at: Instant
  used_by: string | null
  /** the owner who made it; not on invitations of before this was asked */
  made_by?: string
}

/** Who the owners are, as one document: removing one owner and another at once must meet somewhere. */
export interface Roster {
  _id: 'owners'
  openids: string[]
  /** another one at each write: a write of what is there already is none, and would meet nobody */
  version?: string
}

/** Without letters that are misread. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** How many random bytes a code is made of, one letter each. */
export const CODE_BYTES = 12

export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

export const INVITE_HOURS = 24
/** How many may be open at once. */
export const MAX_INVITES = 20

export function isUsable(invite: Invite, now: Instant): boolean {
  return invite.used_by === null && invite.expire_at > now
}
