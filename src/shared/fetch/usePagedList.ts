import { useRef } from 'react'
import type { OrderView } from '../../../core/contract/contract'
import { toast } from '../../services/app/dialogs'
import { useReachBottom } from '../../services/app/lifecycle'
import { recheckRole } from '../../services/cloud/session'
import { chunksOf } from './chunks'
import { failureText } from './failure-text'
import { forAdmins, useFetched, type Fetch } from './useFetched'

export interface Page<T> {
  items: T[]
  next_cursor: string | null
  /** with the first page: what is said above the list */
  slipped_in?: OrderView[]
}

export interface PagedList<T> {
  /** A list in pieces: a further page adds pieces at the end, so that only what is new is drawn. */
  chunks: T[][]
  next_cursor: string | null
  slipped_in?: OrderView[]
}

/** The most that the server gives at once. */
const MOST = 100

interface Options {
  isForAdmins?: boolean
  shouldRefresh?: () => boolean
  question?: unknown
}

function lengthOf<T>(list: PagedList<T> | null): number {
  return list?.chunks.reduce((sum, chunk) => sum + chunk.length, 0) ?? 0
}

/** A list that grows when its end is reached. A refresh asks for as many items as are shown, so that nobody loses their place. */
export function usePagedList<T>(
  fetchPage: (cursor: string | null, wanted: number) => Promise<Page<T>>,
  { isForAdmins = false, ...options }: Options = {},
) {
  const fetch: Fetch<PagedList<T>> = async (shown) => {
    const { items, ...rest } = await fetchPage(null, Math.min(lengthOf(shown), MOST))
    return { chunks: chunksOf(items), ...rest }
  }
  const list = useFetched(isForAdmins ? forAdmins(fetch) : fetch, options)
  const isGrowing = useRef(false)

  const grow = async (shown: PagedList<T>, cursor: string): Promise<void> => {
    if (isGrowing.current) return
    isGrowing.current = true
    try {
      const { items, next_cursor } = await fetchPage(cursor, 0)
      const grown = { ...shown, chunks: [...shown.chunks, ...chunksOf(items)], next_cursor }
      // A page continues the list that it was asked for, and no other that has taken its place meanwhile.
      list.amend((now) => (now === shown ? grown : now))
    } catch (error) {
      if (isForAdmins) await recheckRole(error)
      toast(failureText(error))
    } finally {
      isGrowing.current = false
    }
  }
  useReachBottom(() => {
    if (list.data?.next_cursor) void grow(list.data, list.data.next_cursor)
  })
  return list
}
