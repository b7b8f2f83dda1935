import { useState } from 'react'
import type { AdminView, AuditView } from '../../../../core/contract/contract'
import { addHours, startOfShopDay } from '../../../../core/time'
import { call } from '../../../services/cloud/call'
import { useRouter } from '../../../services/app/lifecycle'
import { texts } from './texts'
import { usePagedList } from '../../../shared/fetch/usePagedList'

const PAGE = 20
const actions = Object.keys(texts.actions)

export interface AuditFilter {
  /** 0 stands for all, n for the nth */
  admin: number
  action: number
  from_day: string
  to_day: string
}

const all: AuditFilter = { admin: 0, action: 0, from_day: '', to_day: '' }

function request({ admin, action, from_day, to_day }: AuditFilter, admins: AdminView[], order_id: string) {
  const admin_id = admins[admin - 1]?.id
  const name = actions[action - 1]
  return {
    ...(order_id && { order_id }),
    ...(admin_id && { admin_id }),
    ...(name && { action: name }),
    ...(from_day && { from: startOfShopDay(from_day) }),
    ...(to_day && { to: addHours(startOfShopDay(to_day), 24) }),
  }
}

/** What admins did, newest first. */
export function useAudits() {
  const { order_id = '', order_no = '' } = useRouter().params
  const [filter, setFilter] = useState(all)
  const [admins, setAdmins] = useState<AdminView[]>([])
  const fetchPage = async (cursor: string | null, wanted: number) => {
    const [{ audits, next_cursor }, staff] = await Promise.all([
      call('listAudits', {
        ...request(filter, admins, order_id),
        limit: Math.max(PAGE, wanted),
        ...(cursor && { cursor }),
      }),
      admins.length === 0 ? call('listAdmins', {}) : undefined,
    ])
    if (staff) setAdmins(staff.admins)
    return { items: audits, next_cursor }
  }
  const page = usePagedList<AuditView>(fetchPage, { isForAdmins: true, question: filter })
  const change = (changes: Partial<AuditFilter>) => setFilter((before) => ({ ...before, ...changes }))
  return { page, filter, change, clear: () => setFilter(all), isFiltered: filter !== all, admins, order_no }
}
