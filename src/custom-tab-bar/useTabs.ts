import { useState } from 'react'
import { fontScale } from '../services/app/display'
import { currentTab, openTab, type Tab } from '../services/app/navigation'
import { useSession } from '../shared/person/useSession'

const everyone: Tab[] = ['slots', 'orders', 'me']

/** Larger labels would not fit into the height that every page keeps free for the bar. */
const LARGEST = 1.3

/** The tabs this person has. Every tab page holds its own tab bar, so the current one never changes. */
export function useTabs() {
  const [current] = useState(currentTab)
  const [style] = useState(() => `--tab-fs:${Math.min(fontScale(), LARGEST)}`)
  const session = useSession()
  const isAdmin = Boolean(session?.role)
  const waiting = session?.waiting?.count ?? 0
  return { tabs: isAdmin ? [...everyone, 'admin' as const] : everyone, current, waiting, style, open: openTab }
}
