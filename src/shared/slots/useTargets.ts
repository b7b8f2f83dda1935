import { useMemo, useState } from 'react'
import { call } from '../../services/cloud/call'
import { useRouter } from '../../services/app/lifecycle'
import { serverNow } from '../../services/cloud/server-clock'
import { useFetched, type Fetch } from '../fetch/useFetched'
import { targetAt, targetDays } from './targets'

/** What a page that moves an order shows. */
export interface MovingBoard {
  order: Awaited<ReturnType<typeof fetchBoard>>['order']
  slots: Awaited<ReturnType<typeof fetchBoard>>['slots']
  consoles: { id: string; name: string }[]
  nowMs: number
}

async function fetchBoard(order_id: string) {
  const [{ order }, { slots, consoles }] = await Promise.all([call('getOrder', { order_id }), call('listSlots', {})])
  return { order, slots, consoles, nowMs: serverNow() }
}

/** The hours to which the order of this page can move, and the one that is chosen. `ask` wraps how the page asks the cloud. */
export function useTargets(ask: (fetch: Fetch<MovingBoard>) => Fetch<MovingBoard> = (fetch) => fetch) {
  const order_id = useRouter().params.order_id ?? ''
  const page = useFetched(ask(() => fetchBoard(order_id)))
  const { data } = page
  const [start_time, pick] = useState('')
  const [wanted, pickConsole] = useState<string | null>(null)
  const days = useMemo(() => (data ? targetDays(data.slots, data.order, data.nowMs) : []), [data])
  const target = useMemo(
    () => (data && start_time ? targetAt(data.slots, data.order, start_time) : null),
    [data, start_time],
  )
  const console_id = wanted !== null && target?.consoles.includes(wanted) ? wanted : null
  return { order_id, page, days, target, console_id, pick, pickConsole }
}

export type Targets = ReturnType<typeof useTargets>
