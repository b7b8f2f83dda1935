import { useTask } from '../../shared/fetch/useTask'
import { recheckRole } from '../../services/cloud/session'

/** A task of an admin: once at a time, and a role that is gone is noticed. */
export function useAdminTask<A extends unknown[]>(
  work: (...args: A) => Promise<unknown>,
  onFailure?: (error: unknown) => boolean | void,
): [run: (...args: A) => void, busy: boolean] {
  return useTask(work, (error) => {
    void recheckRole(error)
    return onFailure?.(error)
  })
}
