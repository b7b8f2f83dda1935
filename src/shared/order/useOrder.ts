import { useMemo } from 'react'
import { DomainError } from '../../../core/errors'
import { orderMark } from '../../../core/views/marks'
import { call } from '../../services/cloud/call'
import { useFetched } from '../fetch/useFetched'
import { useNotice } from '../fetch/useNotice'

/** One order; `setOrder` shows it as an action has left it. */
export function useOrder(order_id: string) {
  const { data, setData, error, fault, refresh } = useFetched(async () => (await call('getOrder', { order_id })).order)
  const seen = useMemo(() => data && { order: { id: data.id, mark: orderMark(data) } }, [data])
  useNotice(seen, refresh)
  const isMissing = error instanceof DomainError && error.code === 4004
  return { order: data, setOrder: setData, fault, isMissing, refresh }
}
