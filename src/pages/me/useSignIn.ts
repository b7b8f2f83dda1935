import { ensureSession } from '../../services/cloud/session'
import { useFetched } from '../../shared/fetch/useFetched'
import { useSession } from '../../shared/person/useSession'

/** Who this is, for pages that may be opened before anybody signed in. */
export function useSignIn() {
  const { fault, refresh } = useFetched(ensureSession)
  return { session: useSession(), fault, retry: refresh }
}
