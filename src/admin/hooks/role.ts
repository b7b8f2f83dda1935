import type { Role } from '../../../core/roles'
import { atLeast } from '../../../core/roles'
import { DomainError } from '../../../core/errors'
import { useSession } from '../../hooks/useSession'
import { signIn } from '../../services/session'

/** The caller's role; null for a player, undefined while nobody has signed in. */
export const useRole = (): Role | null | undefined => useSession()?.role

export function useMay(needed: Role): boolean {
  const role = useRole()
  return Boolean(role && atLeast(role, needed))
}

/** A refusal may mean that the role was taken away: signing in anew tells, and every page follows. */
export async function recheckRole(error: unknown): Promise<void> {
  if (error instanceof DomainError && error.code === 4004) await signIn().catch(() => undefined)
}
