import { useCallback, useEffect, useRef } from 'react'
import type { Contract } from '../../../core/contract/contract'
import { useDidHide, useDidShow } from '../../services/app/lifecycle'
import { isOnline } from '../../services/app/network'
import { call } from '../../services/cloud/call'

/** What a page shows, as marks (core/views/marks.ts). */
export type Seen = Contract['hasChanged']['request']

/** The longest wait and the answer to it together stay below the 20 s within which a page notices. */
const FIRST_MS = 6_000
const LONGEST_MS = 16_000
const GROWTH = 1.4

/** Asked for as long as nothing comes of it: slower and slower. */
function nextWait(waitedMs: number): number {
  return Math.min(waitedMs * GROWTH, LONGEST_MS)
}

/**
 * While the page is on screen and the phone online, asks every few seconds whether what it shows is still so, and fetches it
 * anew when it is not. Who looks away, or shows nothing yet, asks nothing.
 */
export function useNotice(seen: Seen | null, refresh: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef({ seen, refresh })
  latest.current = { seen, refresh }
  const isShown = useRef(false)

  const stop = useCallback(() => {
    isShown.current = false
    clearTimeout(timer.current)
  }, [])
  const wait = useCallback((ms: number) => {
    clearTimeout(timer.current)
    if (!isShown.current) return
    timer.current = setTimeout(() => {
      const { seen } = latest.current
      if (!seen || !isOnline()) return wait(nextWait(ms))
      void call('hasChanged', seen)
        .then(
          // What was shown before the question may have been replaced meanwhile: then the answer is about the past.
          ({ changed }) => {
            if (changed && isShown.current && latest.current.seen === seen) latest.current.refresh()
          },
          // A page that cannot ask stays as it is; whatever the person does next tells why.
          () => undefined,
        )
        .then(() => wait(nextWait(ms)))
    }, ms)
  }, [])

  const start = useCallback(() => {
    isShown.current = true
    wait(FIRST_MS)
  }, [wait])
  useDidShow(start)
  useDidHide(stop)
  useEffect(() => stop, [stop])
  // Where something has just happened, more may follow.
  useEffect(() => wait(FIRST_MS), [seen, wait])
}
