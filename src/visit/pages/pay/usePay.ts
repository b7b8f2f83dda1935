import { useRouter } from '../../../services/app/lifecycle'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../services/cloud/call'
import type { OrderView } from '../../../../core/contract/contract'
import { copy } from '../../../services/device/clipboard'
import { askForMessages } from '../../../services/cloud/consents'
import { openTab, replaceWithOrder } from '../../../services/app/navigation'
import { previewPictures } from '../../../services/device/pictures'
import { isReady } from './proof-queue'
import { useCancel } from '../../../shared/order/useCancel'
import { useOrder } from '../../../shared/order/useOrder'
import { useProofs, type Proofs } from './useProofs'
import { useTask } from '../../../shared/fetch/useTask'
import { MAX_PROOFS } from '../../../../core/order/proof'

interface Handing {
  order: OrderView | null
  proofs: Proofs
  show: (order: OrderView) => void
  refresh: () => void
}

/** Hands the uploaded pictures in, with what was written beside them. */
function useSubmit(order_id: string, { order, proofs, show, refresh }: Handing) {
  const note = useRef('')
  const [turn, setTurn] = useState(0)
  const [submit, submitting] = useTask(
    async () => {
      await askForMessages(['confirmed', 'returned', 'rejected', 'cancelled', 'refunded'])
      const file_ids = proofs.queue.map(({ file_id }) => file_id)
      const text = note.current.trim()
      const answer = await call('uploadProof', { order_id, file_ids, ...(text && { note: text }) })
      show(answer.order)
      proofs.clear()
      note.current = ''
      setTurn((before) => before + 1)
      refresh()
    },
    () => refresh(),
  )
  const { clear } = proofs
  const wasPending = useRef(false)
  useEffect(() => {
    // Handed in, even if the answer that said so was lost.
    if (wasPending.current && order?.status === 'proof_submitted') clear()
    wasPending.current = order?.status === 'pending'
  }, [order?.status, clear])
  const write = useCallback((text: string) => {
    note.current = text
  }, [])
  return { submit, submitting, note: { write, turn } }
}

/** Paying for one order: what is owed, until when, and the screenshots that show it was paid. */
export function usePay() {
  const order_id = useRouter().params.order_id ?? ''
  const { order, setOrder, fault, isMissing, refresh } = useOrder(order_id)
  const [lapsed, setLapsed] = useState<string>()
  const proofs = useProofs(order_id, MAX_PROOFS - (order?.proofs.length ?? 0))
  const submitting = useSubmit(order_id, { order, proofs, show: (answered) => setOrder(() => answered), refresh })
  const [cancel, cancelling] = useCancel(refresh, () => openTab('slots'))
  const expire_at = order?.expire_at
  const end = useCallback(() => {
    setLapsed(expire_at)
    refresh()
  }, [expire_at, refresh])

  return {
    order,
    fault,
    isMissing,
    refresh,
    over: order?.status === 'expired' || (order?.status === 'pending' && lapsed === expire_at),
    end,
    proofs,
    // What costs nothing has nothing to show.
    ready: isReady(proofs.queue) || (order?.amount === 0 && order.status === 'pending' && proofs.queue.length === 0),
    ...submitting,
    cancel,
    cancelling,
    copyCode: () => order && copy(order.pay_code),
    viewQr: (url: string) => previewPictures([url], url),
    bookAgain: () => openTab('slots'),
    showOrder: () => replaceWithOrder(order_id),
  }
}
