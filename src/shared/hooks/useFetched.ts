import { useCallback, useRef, useState } from 'react'
import { sentence } from './sentence'
import { useBackOnline } from './useOnline'
import { useDidShow, usePullDownRefresh } from '../../services/app/lifecycle'
import { stopPullDown } from '../../services/app/navigation'
import { ensureSession } from '../../services/cloud/session'
import { recheckRole } from '../../pages/admin/role'

export interface Fetched<D> {
  data: D | null
  fault: string | null
  refresh: () => void
}

/** What a page of the admin tab shows, fetched anew whenever it is shown. Of several questions the last one wins. */
export function useFetched<D>(
  fetch: () => Promise<D>,
  /** whether being shown again asks for a refresh */
  shouldRefresh: () => boolean = () => true,
): Fetched<D> & { setData: (change: (data: D | null) => D | null) => void } {
  const [data, setData] = useState<D | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const asked = useRef(0)
  const latest = useRef(fetch)
  latest.current = fetch

  const reload = useCallback(async () => {
    const turn = ++asked.current
    const isLast = () => turn === asked.current
    try {
      if (!(await ensureSession()).role) return
      const found = await latest.current()
      if (!isLast()) return
      setData(found)
      setFault(null)
    } catch (error) {
      await recheckRole(error)
      if (isLast()) setFault(sentence(error))
    } finally {
      stopPullDown()
    }
  }, [])
  const refresh = useCallback(() => void reload(), [reload])
  useDidShow(() => {
    if (shouldRefresh()) refresh()
  })
  usePullDownRefresh(refresh)
  useBackOnline(refresh)
  return { data, fault, refresh, setData }
}
