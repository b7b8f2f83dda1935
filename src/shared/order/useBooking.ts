import { DomainError } from '../../../core/errors'
import { attemptFor, settleAttempt } from '../../services/cloud/attempts'
import { call } from '../../services/cloud/call'
import { askForMessages } from '../../services/cloud/consents'
import { confirm } from '../../services/app/dialogs'
import { openPay } from '../../services/app/navigation'
import { sharedTexts } from '../texts'
import { useTask } from '../fetch/useTask'

/** Whether the server decided; after silence or an internal error the order may exist all the same. */
function isDecided(error: unknown): boolean {
  return error instanceof DomainError && error.code !== 5001
}

/** The key led to an order that is over: this tap wants a new one. */
function isUsedUp(error: unknown): boolean {
  return error instanceof DomainError && error.code === 4005
}

/** What is to be booked, and what the player was shown that it costs. */
export interface Wish {
  start_time: string
  hours: number
  console_id?: string
  price: number
}

async function askFor({ price, ...wanted }: Wish): Promise<string> {
  const { order } = await call('createReservation', { ...attemptFor(wanted), expected_amount: price })
  settleAttempt()
  return order.id
}

async function reserve(wish: Wish): Promise<string> {
  try {
    return await askFor(wish).catch((error: unknown) => {
      if (!isUsedUp(error)) throw error
      settleAttempt()
      return askFor(wish)
    })
  } catch (error) {
    if (isDecided(error)) settleAttempt()
    throw error
  }
}

async function offerOrderInTheWay(order_id: string): Promise<void> {
  const { inTheWay, inTheWayHint, show, later } = sharedTexts
  if (await confirm({ title: inTheWay, content: inTheWayHint, yes: show, no: later })) openPay(order_id)
}

/** Books the chosen hours and leads to the payment. */
export function useBooking(refresh: () => void) {
  return useTask(
    async (wish: Wish) => {
      await askForMessages(['starts_soon', 'expired', 'cancelled', 'moved', 'refunded'])
      openPay(await reserve(wish))
    },
    (error) => {
      if (isDecided(error)) refresh()
      if (!(error instanceof DomainError) || error.code !== 4002 || !error.detail?.order_id) return false
      void offerOrderInTheWay(error.detail.order_id)
      return true
    },
  )
}
