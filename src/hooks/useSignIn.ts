import { useCallback, useState } from 'react'
import { useDidShow } from '../services/lifecycle'
import { ensureSession } from '../services/session'
import { sentence } from './sentence'
import { useSession } from './useSession'

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
