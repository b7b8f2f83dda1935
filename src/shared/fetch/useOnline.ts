import { useEffect, useRef, useSyncExternalStore } from 'react'
import { isOnline, onNetworkChange } from '../../services/app/network'

export function useOnline(): boolean {
  return useSyncExternalStore(onNetworkChange, isOnline)
}

/** Runs when the network comes back. */
export function useBackOnline(refresh: () => void): void {
  const latest = useRef(refresh)
  latest.current = refresh
  useEffect(() => onNetworkChange(() => isOnline() && latest.current()), [])
}
