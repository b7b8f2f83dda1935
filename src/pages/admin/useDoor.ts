import { useCallback, useState } from 'react'
import { sentence } from '../../shared/hooks/sentence'
import { useBackOnline } from '../../shared/hooks/useOnline'
import { useDidShow } from '../../services/app/lifecycle'
import { ensureSession } from '../../services/cloud/session'
import { openAdminPage } from '../../admin/services/pages'
import { recheckRole, useRole } from './role'
import { askWaiting } from './waiting'

export type { AdminPageName } from '../../admin/services/pages'

interface Waiting {
  count: number
  isMore: boolean
}

/** The tab: how many wait for a verdict, and the way to every page. A count that cannot be had is left out. */
export function useDoor() {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const count = useCallback(async () => {
    try {
      setFault(null)
      if (!(await ensureSession()).role) return
      const { items, next_cursor } = await askWaiting()
      setWaiting({ count: items.length, isMore: next_cursor !== null })
    } catch (error) {
      setWaiting(null)
      setFault(sentence(error))
      await recheckRole(error)
    }
  }, [])
  const refresh = useCallback(() => void count(), [count])
  useDidShow(refresh)
  useBackOnline(refresh)
  return { role: useRole(), waiting, fault, refresh, open: openAdminPage }
}
