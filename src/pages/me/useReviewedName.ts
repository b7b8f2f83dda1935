import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '../../services/app/lifecycle'

/** How long WeChat is waited for: where it reviews nothing, what was written is saved then. */
const REVIEW_MS = 3000

/** What WeChat found: `timeout` says that it did not get to looking. */
export interface Review {
  pass: boolean
  timeout: boolean
}

/**
 * A name that WeChat reviews after it was written. It clears the field where the name does not pass, so nothing is saved before it
 * has spoken; `turn` changes when the field has to show the old name again.
 */
export function useReviewedName(save: (name: string) => void, onRefused: () => void) {
  const written = useRef<string | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef({ save, onRefused })
  latest.current = { save, onRefused }
  const [turn, setTurn] = useState(0)

  const take = useCallback((): string | null => {
    clearTimeout(waiting.current)
    const name = written.current
    written.current = null
    return name
  }, [])
  const settle = useCallback(() => {
    const name = take()
    if (name !== null) latest.current.save(name)
  }, [take])
  const write = useCallback(
    (name: string) => {
      clearTimeout(waiting.current)
      written.current = name
      waiting.current = setTimeout(settle, REVIEW_MS)
    },
    [settle],
  )
  const review = useCallback(
    ({ pass, timeout }: Review) => {
      if (pass || timeout) return settle()
      take()
      setTurn((before) => before + 1)
      latest.current.onRefused()
    },
    [settle, take],
  )
  useDidHide(settle)
  useEffect(() => settle, [settle])
  return { write, review, turn }
}
