import { useCallback, useRef } from 'react'
import type { OrderView } from '../../../core/contract/contract'
import { sentence } from './sentence'
import { useReachBottom } from '../../services/app/lifecycle'
import { toast } from '../../services/app/dialogs'
import { chunksOf } from './chunks'
import { recheckRole } from '../../pages/admin/role'
import { useFetched } from './useFetched'

export interface Page<T> {
  items: T[]
  next_cursor: string | null
  /** with the first page: what is said above the list */
  slipped_in?: OrderView[]
}

export interface PagedList<T> {
  /** a page more only adds to the end, so that only what is new is drawn */
  chunks: T[][]
  next_cursor: string | null
  slipped_in?: OrderView[]
}

const MOST = 100

/** A list that grows at its end as the thumb gets there. Refreshed, it stays as long as it was, so that nobody loses the place. */
export function usePagedList<T>(
  fetchPage: (cursor: string | null, wanted: number) => Promise<Page<T>>,
  shouldRefresh?: () => boolean,
) {
  const length = useRef(0)
  const page = useFetched<PagedList<T>>(async () => {
    const { items, ...rest } = await fetchPage(null, Math.min(length.current, MOST))
    return { chunks: chunksOf(items), ...rest }
  }, shouldRefresh)
  const { data, setData } = page
  const growing = useRef(false)
  length.current = data?.chunks.reduce((sum, chunk) => sum + chunk.length, 0) ?? 0

  const grow = useCallback(
    async (cursor: string) => {
      if (growing.current) return
      growing.current = true
      try {
        const { items, next_cursor } = await fetchPage(cursor, 0)
        setData((list) =>
          list?.next_cursor === cursor ? { ...list, chunks: [...list.chunks, ...chunksOf(items)], next_cursor } : list,
        )
      } catch (error) {
        await recheckRole(error)
        toast(sentence(error))
      } finally {
        growing.current = false
      }
    },
    [fetchPage, setData],
  )
  useReachBottom(() => {
    if (data?.next_cursor) void grow(data.next_cursor)
  })
  return page
}
