import type { SlotView } from '../../../core/contract/contract'
import { DomainError } from '../../../core/errors'
import { attemptFor, settleAttempt } from '../../services/cloud/attempts'
import { call } from '../../services/cloud/call'
import { confirm } from '../../services/app/dialogs'
import { openPay } from '../../services/app/navigation'
import { texts } from './texts'
import { sharedTexts } from '../../shared/texts'
import { useTask } from '../../shared/fetch/useTask'

/** Whether the server decided; after silence or an internal error the order may exist all the same. */
function isDecided(error: unknown): boolean {
  return error instanceof DomainError && error.code !== 5001
}

/** The key led to an order that is over: this tap wants a new one. */
function isUsedUp(error: unknown): boolean {
  return error instanceof DomainError && error.code === 4005
}

async function askFor({ start_time, price }: SlotView): Promise<string> {
  const { order } = await call('createReservation', { ...attemptFor(start_time), expected_amount: price })
  settleAttempt()
  return order.id
}

async function reserve(slot: SlotView): Promise<string> {
  try {
    return await askFor(slot).catch((error: unknown) => {
      if (!isUsedUp(error)) throw error
      settleAttempt()
      return askFor(slot)
    })
  } catch (error) {
    if (isDecided(error)) settleAttempt()
    throw error
  }
}

async function offerOrderInTheWay(order_id: string): Promise<void> {
  const { inTheWay, inTheWayHint } = texts
  const { show, later } = sharedTexts
  if (await confirm({ title: inTheWay, content: inTheWayHint, yes: show, no: later })) openPay(order_id)
}

/** Books the chosen hour and leads to the payment. */
export function useBooking(refresh: () => void) {
  return useTask(
    async (slot: SlotView) => openPay(await reserve(slot)),
    (error) => {
      if (isDecided(error)) refresh()
      if (!(error instanceof DomainError) || error.code !== 4002 || !error.detail?.order_id) return false
      void offerOrderInTheWay(error.detail.order_id)
      return true
    },
  )
}
