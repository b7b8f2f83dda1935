import type { Role } from '../../../core/shop/roles'
import { atLeast } from '../../../core/shop/roles'
import { DomainError } from '../../../core/errors'
import { useSession } from '../../shared/hooks/useSession'
import { signIn } from '../../services/cloud/session'

/** The caller's role; null for a player, undefined while nobody has signed in. */
export function useRole(): Role | null | undefined {
  return useSession()?.role
}

export function useMay(needed: Role): boolean {
  const role = useRole()
  return Boolean(role && atLeast(role, needed))
}

/** A refusal may mean that the role was taken away: signing in anew tells, and every page follows. */
export async function recheckRole(error: unknown): Promise<void> {
  if (error instanceof DomainError && error.code === 4004) await signIn().catch(() => undefined)
}
