import { useDidShow, usePullDownRefresh, useReachBottom } from '../../services/app/lifecycle'
import { useCallback, useRef, useState } from 'react'
import type { OrderView } from '../../../core/contract/contract'
import type { OrderStatus } from '../../../core/order/status'
import { call } from '../../services/cloud/call'
import { stopPullDown } from '../../services/app/navigation'
import { sentence } from '../../shared/hooks/sentence'
import { useBackOnline } from '../../shared/hooks/useOnline'

const PAGE = 20
const MOST = 100

interface List {
  orders: OrderView[]
  next_cursor: string | null
}

/** The player's orders, page by page, in the states asked for. */
export function useOrders() {
  const [list, setList] = useState<List | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [filter, setFilter] = useState<OrderStatus[]>([])
  const current = useRef({ list, filter, asked: 0 })
  Object.assign(current.current, { list, filter })

  /** Fetches what follows `cursor`, or the whole list as long as it is now. The last question wins. */
  const fetch = useCallback(async (cursor: string | null) => {
    const asked = ++current.current.asked
    const { list, filter } = current.current
    const limit = cursor ? PAGE : Math.min(Math.max(list?.orders.length ?? 0, PAGE), MOST)
    try {
      const more = await call('listOrders', { status: filter, limit, ...(cursor && { cursor }) })
      if (asked !== current.current.asked) return
      setList(cursor && list ? { ...more, orders: [...list.orders, ...more.orders] } : more)
      setFault(null)
    } catch (error) {
      if (asked === current.current.asked) setFault(sentence(error))
    } finally {
      stopPullDown()
    }
  }, [])
  const refresh = useCallback(() => void fetch(null), [fetch])
  useDidShow(refresh)
  usePullDownRefresh(refresh)
  useBackOnline(refresh)
  useReachBottom(() => {
    if (list?.next_cursor) void fetch(list.next_cursor)
  })

  const toggle = useCallback(
    (status: OrderStatus) => {
      const { filter } = current.current
      const next = filter.includes(status) ? filter.filter((one) => one !== status) : [...filter, status]
      current.current.filter = next
      current.current.list = null
      setFilter(next)
      refresh()
    },
    [refresh],
  )
  return { list, fault, filter, toggle, refresh }
}
