import { useCallback, useRef, useState } from 'react'
import { fenOf } from '../../../../core/money'
import { toast } from '../../../services/app/dialogs'
import { newKey } from '../../../services/cloud/attempts'
import { call } from '../../../services/cloud/call'
import { useAdminTask } from '../../shared/useAdminTask'
import { texts } from './texts'

export interface VisitPlan {
  console_id: string
  console_name: string
  start_time: string
  /** for how many hours the console is free */
  most: number
}

const ways = ['cash', 'transfer', 'none'] as const

/** Booking for a guest at the counter. What is written is kept in a ref: a field that is drawn again would be sent again. */
export function useCounter(onDone: () => void) {
  const [plan, setPlan] = useState<VisitPlan | null>(null)
  const [hours, setHours] = useState(1)
  const [way, setWay] = useState(0)
  const written = useRef({ guest_name: '', amount: '', note: '', idempotency_key: '' })

  const begin = useCallback((next: VisitPlan) => {
    // one key for all tries of this booking: it is made once, whatever becomes of the answers
    written.current = { guest_name: texts.aGuest, amount: '', note: '', idempotency_key: newKey() }
    setHours(1)
    setWay(0)
    setPlan(next)
  }, [])
  const write = useCallback((field: 'guest_name' | 'amount' | 'note', text: string) => {
    written.current[field] = text.trim()
  }, [])
  const [book, booking] = useAdminTask(async () => {
    if (!plan) return
    const { guest_name, amount: sum, note, idempotency_key } = written.current
    if (guest_name === '') return toast(texts.guestEmpty)
    const amount = sum === '' ? undefined : fenOf(sum)
    if (amount === null) return toast(texts.amountWrong)
    const { console_id, start_time } = plan
    const wanted = { console_id, start_time, hours, guest_name, received: ways[way] ?? 'none', idempotency_key }
    await call('adminBook', { ...wanted, ...(amount !== undefined && { amount }), ...(note !== '' && { note }) })
    setPlan(null)
    toast(texts.booked)
    onDone()
  }, onDone)
  return { plan, hours, setHours, way, setWay, begin, write, book, booking, drop: () => setPlan(null) }
}
