import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow, usePullDownRefresh } from '../../services/app/lifecycle'
import { stopPullDown } from '../../services/app/navigation'
import { ensureSession, recheckRole } from '../../services/cloud/session'
import { failureText } from './failure-text'
import { useBackOnline } from './useOnline'

/** Answers with what a page shows; null where this person may see nothing of it. `shown` is what the page shows until then. */
export type Fetch<D> = (shown: D | null) => Promise<D | null>

export interface Fetched<D> {
  data: D | null
  fault: string | null
  refresh: () => void
}

export interface Editable<D> extends Fetched<D> {
  error: unknown
  /** Shows what an action has answered: that is newer than every question asked before. */
  setData: (change: (shown: D | null) => D | null) => void
  /** Changes what is shown, and leaves the questions under way to be answered. */
  amend: (change: (shown: D | null) => D | null) => void
}

/**
 * The answer to the last question. Answers may overtake each other: one that comes late, after a newer question was asked or
 * after the page was given something newer, is dropped.
 */
function useLastAnswer<D>(fetch: Fetch<D>): Editable<D> {
  const [data, setState] = useState<D | null>(null)
  const [failure, setFailure] = useState<{ error: unknown } | null>(null)
  const asked = useRef(0)
  const shown = useRef<D | null>(null)
  const latest = useRef(fetch)
  latest.current = fetch

  const amend = useCallback((change: (shown: D | null) => D | null) => {
    shown.current = change(shown.current)
    setState(shown.current)
  }, [])
  const setData = useCallback(
    (change: (shown: D | null) => D | null) => {
      asked.current++
      amend(change)
    },
    [amend],
  )
  const reload = useCallback(async () => {
    const turn = ++asked.current
    try {
      const found = await latest.current(shown.current)
      if (turn !== asked.current) return
      if (found !== null) amend(() => found)
      setFailure(null)
    } catch (error) {
      if (turn === asked.current) setFailure({ error })
    } finally {
      stopPullDown()
    }
  }, [amend])
  const refresh = useCallback(() => void reload(), [reload])
  return { data, error: failure?.error, fault: failure && failureText(failure.error), refresh, setData, amend }
}

interface Options {
  /** whether being shown again asks for a refresh */
  shouldRefresh?: () => boolean
  /** what is asked for, such as a filter: when it changes, what was shown is dropped and asked for anew */
  question?: unknown
}

/** What a page shows: fetched whenever the page is shown or pulled down, when the network comes back, and when `question` changes. */
export function useFetched<D>(fetch: Fetch<D>, { shouldRefresh, question }: Options = {}): Editable<D> {
  const answer = useLastAnswer(fetch)
  const { refresh, setData } = answer
  useDidShow(() => {
    if (!shouldRefresh || shouldRefresh()) refresh()
  })
  usePullDownRefresh(refresh)
  useBackOnline(refresh)

  const answered = useRef(question)
  useEffect(() => {
    if (answered.current === question) return
    answered.current = question
    setData(() => null)
    refresh()
  }, [question, refresh, setData])
  return answer
}

/** For people with a role alone: nobody else has anything fetched, and a refusal has the role looked up anew. */
export function forAdmins<D>(fetch: Fetch<D>): Fetch<D> {
  return async (shown) => {
    try {
      return (await ensureSession()).role ? await fetch(shown) : null
    } catch (error) {
      await recheckRole(error)
      throw error
    }
  }
}
