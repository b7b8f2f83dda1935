import { useSyncExternalStore } from 'react'
import { currentSession, onSessionChange, type Session } from '../../services/cloud/session'

export function useSession(): Session | null {
  return useSyncExternalStore(onSessionChange, currentSession)
}
