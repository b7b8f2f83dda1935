import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { toast } from '../../../services/app/dialogs'
import { previewPictures } from '../../../services/device/pictures'
import { serverNow } from '../../../services/cloud/server-clock'
import { texts } from './texts'
import { without } from '../../../shared/fetch/chunks'
import { useMay } from '../../../shared/person/useRole'
import { useJudging } from './useJudging'
import { useMinute } from './useMinute'
import { useNotice } from '../../../shared/fetch/useNotice'
import { usePagedList } from '../../../shared/fetch/usePagedList'
import { countOverdue, fetchWaitingOrders, seenWaiting, takeWaitingOrders } from '../../../pages/admin/waiting-orders'

/** Links to images end after ten minutes. */
const LINKS_MS = 9 * 60_000

function fetchPage(cursor: string | null, wanted: number) {
  return cursor === null ? takeWaitingOrders(wanted) : fetchWaitingOrders(cursor)
}

/** What waits for a verdict, oldest first. */
export function useReview() {
  const loadedMs = useRef(0)
  const isLooking = useRef(false)
  // WeChat hides the page under a picture and shows it again: that must not lead back to the top of the list.
  const shouldRefresh = () => {
    const wasLooking = isLooking.current
    isLooking.current = false
    return !wasLooking
  }
  const page = usePagedList(fetchPage, { isForAdmins: true, shouldRefresh })
  const { data, refresh } = page
  const seen = useMemo(() => data && seenWaiting(data.chunks.flat(), data.next_cursor !== null), [data])
  useNotice(seen, refresh)
  const judging = useJudging()
  const { gone } = judging
  const nowMs = useMinute(data)
  const chunks = useMemo(() => without(data?.chunks ?? [], gone), [data, gone])

  const first = data?.chunks[0]
  useEffect(() => {
    loadedMs.current = serverNow()
  }, [first])
  const look = useCallback(
    (order: OrderView, url: string) => {
      if (serverNow() - loadedMs.current > LINKS_MS) {
        refresh()
        return toast(texts.renewed)
      }
      isLooking.current = true
      previewPictures(
        order.proofs.flatMap((proof) => (proof.url ? [proof.url] : [])),
        url,
      )
    },
    [refresh],
  )
  const waiting = chunks.flat()
  const counts = { count: waiting.length, overdue: countOverdue(waiting, nowMs) }
  return { page, chunks, counts, nowMs, look, mayJudge: useMay('operator'), ...judging }
}
