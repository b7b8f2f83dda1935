import { useCallback, useState } from 'react'
import { useDidShow } from '../../services/app/lifecycle'
import { ensureSession } from '../../services/cloud/session'
import { sentence } from '../../shared/hooks/sentence'
import { useSession } from '../../shared/hooks/useSession'

/** Who this is, for pages that may be opened before anybody signed in. */
export function useSignIn() {
  const session = useSession()
  const [fault, setFault] = useState<string | null>(null)
  const retry = useCallback(() => {
    setFault(null)
    ensureSession().catch((error: unknown) => setFault(sentence(error)))
  }, [])
  useDidShow(retry)
  return { session, fault, retry }
}
