import { useCallback, useEffect, useRef, useState } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import type { OrderStatus } from '../../../../core/order/status'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { useRouter } from '../../../services/app/lifecycle'
import { adminTexts } from '../../texts'
import { readSearch } from './search'
import { usePagedList } from '../../../shared/hooks/usePagedList'

const PAGE = 20

export interface OrderFilter {
  status: OrderStatus[]
  from_day: string
  to_day: string
  text: string
}

const all: OrderFilter = { status: [], from_day: '', to_day: '', text: '' }

function request({ status, from_day, to_day, text }: OrderFilter, player_id: string) {
  return {
    ...(status.length > 0 && { status }),
    ...(from_day && { from_day }),
    ...(to_day && { to_day }),
    ...(player_id && { player_id }),
    ...readSearch(text),
  }
}

/** Orders by everything an admin may know of them. */
export function useOrderList() {
  const { player_id = '', player_name = '' } = useRouter().params
  const [filter, setFilter] = useState(all)
  const page = usePagedList<OrderView>(async (cursor, wanted) => {
    const { orders, next_cursor } = await call('adminListOrders', {
      ...request(filter, player_id),
      limit: Math.max(PAGE, wanted),
      ...(cursor && { cursor }),
    })
    return { items: orders, next_cursor }
  })
  const { refresh, setData } = page

  const drawn = useRef(filter)
  useEffect(() => {
    if (drawn.current === filter) return
    drawn.current = filter
    setData(() => null)
    refresh()
  }, [filter, refresh, setData])

  const change = useCallback((changes: Partial<OrderFilter>) => {
    setFilter((before) => {
      const after = { ...before, ...changes }
      if (JSON.stringify(after) === JSON.stringify(before)) return before
      if (after.from_day && after.to_day && after.to_day < after.from_day) {
        toast(adminTexts.orders.range)
        return before
      }
      return after
    })
  }, [])
  const toggle = useCallback((status: OrderStatus) => {
    setFilter(({ status: chosen, ...rest }) => ({
      ...rest,
      status: chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status],
    }))
  }, [])
  const search = useCallback((text: string) => change({ text: text.trim() }), [change])
  return {
    page,
    filter,
    isFiltered: filter !== all,
    change,
    toggle,
    search,
    clear: () => setFilter(all),
    // WeChat hands parameters over as they were written.
    player_name: decodeURIComponent(player_name) || player_id,
  }
}
