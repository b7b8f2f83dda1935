import { openAdminPage } from '../../services/app/navigation'
import { serverNow } from '../../services/cloud/server-clock'
import { askForWaitingOrders, countOverdue, seenWaiting } from './waiting-orders'
import { forAdmins, useFetched } from '../../shared/fetch/useFetched'
import { useNotice, type Seen } from '../../shared/fetch/useNotice'
import { useRole } from '../../shared/person/useRole'

interface Waiting {
  count: number
  overdue: number
  isMore: boolean
  seen: Seen
}

const countWaiting = forAdmins<Waiting>(async () => {
  const { items, next_cursor } = await askForWaitingOrders()
  const isMore = next_cursor !== null
  return { count: items.length, overdue: countOverdue(items, serverNow()), isMore, seen: seenWaiting(items, isMore) }
})

/** The tab: how many wait for a verdict, and the way to every page. A count that cannot be had is left out. */
export function useAdminMenu() {
  const { data, fault, refresh } = useFetched(countWaiting)
  useNotice(data?.seen ?? null, refresh)
  return { role: useRole(), waiting: fault === null ? data : null, fault, refresh, open: openAdminPage }
}
