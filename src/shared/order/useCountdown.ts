import { useDidHide, useDidShow } from '../../services/app/lifecycle'
import { useCallback, useEffect, useRef, useState } from 'react'
import { serverNow } from '../../services/cloud/server-clock'

function secondsUntil(end_time: string): number {
  return Math.max(0, Math.ceil((Date.parse(end_time) - serverNow()) / 1000))
}

/** Seconds until `end_time` on the server's clock. Calls `onEnd` once when none are left. */
export function useCountdown(end_time: string, onEnd?: () => void): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(end_time))
  const timer = useRef<ReturnType<typeof setInterval>>()
  const ended = useRef('')
  const latest = useRef(onEnd)
  latest.current = onEnd

  const stop = useCallback(() => clearInterval(timer.current), [])
  const start = useCallback(() => {
    const tick = () => {
      const left = secondsUntil(end_time)
      setSeconds(left)
      if (left > 0) return
      stop()
      if (ended.current === end_time) return
      ended.current = end_time
      latest.current?.()
    }
    stop()
    timer.current = setInterval(tick, 1000)
    tick()
  }, [end_time, stop])

  useEffect(() => {
    start()
    return stop
  }, [start, stop])
  // The phone stops timers of a program that is put away: what is left is read anew from the end time.
  useDidShow(start)
  useDidHide(stop)
  return seconds
}
