import { openAdminPage } from '../../services/app/navigation'
import { askForWaitingOrders } from './waiting-orders'
import { forAdmins, useFetched } from '../../shared/fetch/useFetched'
import { useRole } from '../../shared/person/useRole'

interface Waiting {
  count: number
  isMore: boolean
}

const countWaiting = forAdmins<Waiting>(async () => {
  const { items, next_cursor } = await askForWaitingOrders()
  return { count: items.length, isMore: next_cursor !== null }
})

/** The tab: how many wait for a verdict, and the way to every page. A count that cannot be had is left out. */
export function useAdminMenu() {
  const { data, fault, refresh } = useFetched(countWaiting)
  return { role: useRole(), waiting: fault === null ? data : null, fault, refresh, open: openAdminPage }
}
