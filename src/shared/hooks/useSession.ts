import { useSyncExternalStore } from 'react'
import { currentSession, onSessionChange, type Session } from '../../services/cloud/session'

export const useSession = (): Session | null => useSyncExternalStore(onSessionChange, currentSession)
