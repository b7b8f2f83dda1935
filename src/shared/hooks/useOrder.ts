import { useDidShow, usePullDownRefresh } from '../../services/app/lifecycle'
import { useCallback, useState } from 'react'
import type { OrderView } from '../../../core/contract/contract'
import { DomainError } from '../../../core/errors'
import { call } from '../../services/cloud/call'
import { stopPullDown } from '../../services/app/navigation'
import { sentence } from './sentence'
import { useBackOnline } from './useOnline'

/** One order, fetched anew whenever the page is shown. */
export function useOrder(order_id: string) {
  const [order, setOrder] = useState<OrderView | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)

  const reload = useCallback(async () => {
    try {
      const answer = await call('getOrder', { order_id })
      setOrder(answer.order)
      setFault(null)
    } catch (error) {
      setFault(sentence(error))
      setMissing(error instanceof DomainError && error.code === 4004)
    } finally {
      stopPullDown()
    }
  }, [order_id])
  const refresh = useCallback(() => void reload(), [reload])
  useDidShow(refresh)
  usePullDownRefresh(refresh)
  useBackOnline(refresh)
  return { order, setOrder, fault, isMissing, refresh }
}
