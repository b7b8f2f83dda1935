import { useCallback, useMemo, useState } from 'react'
import type { OrderView } from '../../../core/contract/contract'
import type { OrderStatus } from '../../../core/order/status'
import { call } from '../../services/cloud/call'
import { usePagedList } from '../../shared/fetch/usePagedList'

const PAGE = 20

/** The player's orders, page by page, in the states asked for. */
export function useOrders() {
  const [filter, setFilter] = useState<OrderStatus[]>([])
  const { data, fault, refresh } = usePagedList<OrderView>(
    async (cursor, wanted) => {
      const limit = Math.max(PAGE, wanted)
      const { orders, next_cursor } = await call('listOrders', { status: filter, limit, ...(cursor && { cursor }) })
      return { items: orders, next_cursor }
    },
    { question: filter },
  )
  const toggle = useCallback((status: OrderStatus) => {
    setFilter((chosen) => (chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]))
  }, [])
  const orders = useMemo(() => data && data.chunks.flat(), [data])
  return { orders, hasMore: data !== null && data.next_cursor !== null, fault, filter, toggle, refresh }
}
