import { DomainError } from '../../../core/errors'
import { call } from '../../services/cloud/call'
import { useFetched } from '../fetch/useFetched'

/** One order; `setOrder` shows it as an action has left it. */
export function useOrder(order_id: string) {
  const { data, setData, error, fault, refresh } = useFetched(async () => (await call('getOrder', { order_id })).order)
  const isMissing = error instanceof DomainError && error.code === 4004
  return { order: data, setOrder: setData, fault, isMissing, refresh }
}
