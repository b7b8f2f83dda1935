import { atLeast, type Role } from '../../../core/shop/roles'
import { useSession } from './useSession'

/** The caller's role; null for a player, undefined while nobody has signed in. */
export function useRole(): Role | null | undefined {
  return useSession()?.role
}

export function useMay(needed: Role): boolean {
  const role = useRole()
  return Boolean(role && atLeast(role, needed))
}
