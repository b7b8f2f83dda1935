import type { OrderView } from '../../../core/contract/contract'
import { call } from '../../services/cloud/call'
import { confirm, toast } from '../../services/app/dialogs'
import { sharedTexts } from '../texts'
import { useTask } from '../fetch/useTask'

/** Lets go of a hold or of a paid order, after asking. A refusal means that the order has changed: `refresh` shows how. */
export function useCancel(refresh: () => void, onDone = refresh) {
  const { cancelTitle, cancelHint, cancelPaidHint, yes, no, cancelled } = sharedTexts
  return useTask(
    async (order: Pick<OrderView, 'id' | 'status'>) => {
      const content = order.status === 'paid' ? cancelPaidHint : cancelHint
      if (!(await confirm({ title: cancelTitle, content, yes, no }))) return
      await call('cancelOrder', { order_id: order.id })
      toast(cancelled)
      onDone()
    },
    () => refresh(),
  )
}
