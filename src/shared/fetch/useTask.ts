import { useCallback, useRef, useState } from 'react'
import { toast } from '../../services/app/dialogs'
import { failureText } from './failure-text'

/**
 * An action that cannot be started twice: a second tap is dropped while the first is under way.
 * A failure is told in one sentence, unless `onFailure` answers true: then it has been told already.
 */
export function useTask<A extends unknown[]>(
  work: (...args: A) => Promise<unknown>,
  onFailure?: (error: unknown) => boolean | void,
): [run: (...args: A) => void, busy: boolean] {
  const running = useRef(false)
  const latest = useRef({ work, onFailure })
  latest.current = { work, onFailure }
  const [busy, setBusy] = useState(false)

  const run = useCallback((...args: A) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    latest.current
      .work(...args)
      .catch((error: unknown) => {
        if (latest.current.onFailure?.(error) !== true) toast(failureText(error))
      })
      .finally(() => {
        running.current = false
        setBusy(false)
      })
  }, [])
  return [run, busy]
}
