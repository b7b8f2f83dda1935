import { useEffect, useState } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { ensureSession } from '../../../services/cloud/session'
import { useBooking, type Wish } from '../../../shared/order/useBooking'

/** The hour behind an order, on its console, where it can be booked. */
async function hourBehind({ end_time, console_id }: OrderView): Promise<Wish | null> {
  const { settings } = await ensureSession()
  if (settings.min_hours > 1) return null
  const { slots } = await call('listSlots', { from: end_time, hours: 1 })
  const next = slots.find(({ start_time, free }) => start_time === end_time && free.includes(console_id))
  return next ? { start_time: end_time, hours: 1, console_id, price: next.price } : null
}

/** Playing on: while the next hour on the same console is free it is offered, as an order of its own. */
export function useLonger(order: OrderView | null, refresh: () => void) {
  const [wish, setWish] = useState<Wish | null>(null)
  const asked = order?.status === 'paid' ? order : null
  useEffect(() => {
    let isCurrent = true
    setWish(null)
    // Where it cannot be found out, nothing is offered.
    if (asked)
      void hourBehind(asked).then(
        (found) => isCurrent && setWish(found),
        () => undefined,
      )
    return () => {
      isCurrent = false
    }
  }, [asked])
  const [book, booking] = useBooking(refresh)
  return { wish, take: () => wish && book(wish), booking }
}
