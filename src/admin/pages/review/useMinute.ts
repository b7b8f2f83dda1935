import { useEffect, useState } from 'react'
import { serverNow } from '../../../services/cloud/server-clock'

/** The server's time, drawn anew every minute and whenever `anchor` changes. */
export function useMinute(anchor: unknown): number {
  const [nowMs, setNowMs] = useState(serverNow)
  useEffect(() => {
    setNowMs(serverNow())
    const timer = setInterval(() => setNowMs(serverNow()), 60_000)
    return () => clearInterval(timer)
  }, [anchor])
  return nowMs
}
