import { useState } from 'react'
import { currentTab, openTab, type Tab } from '../services/app/navigation'
import { useSession } from '../shared/person/useSession'

const everyone: Tab[] = ['slots', 'orders', 'me']

/** The tabs this person has. Every tab page holds its own tab bar, so the current one never changes. */
export function useTabs() {
  const [current] = useState(currentTab)
  const session = useSession()
  const isAdmin = Boolean(session?.role)
  const waiting = session?.waiting?.count ?? 0
  return { tabs: isAdmin ? [...everyone, 'admin' as const] : everyone, current, waiting, open: openTab }
}
