import { useCallback, useState } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import type { OrderStatus } from '../../../../core/order/status'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { useRouter } from '../../../services/app/lifecycle'
import { adminTexts } from '../../shared/texts'
import { readSearch } from './search'
import { usePagedList } from '../../../shared/fetch/usePagedList'

const PAGE = 20

export interface OrderFilter {
  status: OrderStatus[]
  from_day: string
  to_day: string
  text: string
  /** only those that wait for a refund, oldest first */
  is_owed: boolean
}

const all: OrderFilter = { status: [], from_day: '', to_day: '', text: '', is_owed: false }

function request({ status, from_day, to_day, text, is_owed }: OrderFilter, player_id: string) {
  return {
    ...(status.length > 0 && { status }),
    ...(from_day && { from_day }),
    ...(to_day && { to_day }),
    ...(player_id && { player_id }),
    ...(is_owed && { owed: true as const, oldest_first: true }),
    ...readSearch(text),
  }
}

function useOrderFilter() {
  const [filter, setFilter] = useState(all)
  const change = useCallback((changes: Partial<OrderFilter>) => {
    setFilter((before) => {
      const after = { ...before, ...changes }
      if (JSON.stringify(after) === JSON.stringify(before)) return before
      if (after.from_day && after.to_day && after.to_day < after.from_day) {
        toast(adminTexts.range)
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
  return { filter, isFiltered: filter !== all, change, toggle, search, clear: () => setFilter(all) }
}

/** Orders by everything an admin may know of them. */
export function useOrderList() {
  const { player_id = '', player_name = '' } = useRouter().params
  const { filter, ...filtering } = useOrderFilter()
  const fetchPage = async (cursor: string | null, wanted: number) => {
    const { orders, next_cursor } = await call('adminListOrders', {
      ...request(filter, player_id),
      limit: Math.max(PAGE, wanted),
      ...(cursor && { cursor }),
    })
    return { items: orders, next_cursor }
  }
  const page = usePagedList<OrderView>(fetchPage, { isForAdmins: true, question: filter })
  // WeChat hands parameters over as they were written.
  return { page, filter, ...filtering, player_name: decodeURIComponent(player_name) || player_id }
}
