import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { goBack } from '../../../services/app/navigation'
import { useTask } from '../../../shared/fetch/useTask'
import { wantedMove } from '../../../shared/slots/targets'
import { useTargets } from '../../../shared/slots/useTargets'
import { texts } from './texts'

function ruleOf(difference: number, isPaid: boolean): string {
  if (difference === 0) return texts.same
  return difference > 0 ? texts.dearer(difference) : texts.cheaper(-difference, isPaid)
}

/** A player gives an own order other hours. */
export function useMove() {
  const targets = useTargets()
  const { order_id, page, target, console_id } = targets
  const { data, fault, refresh } = page
  const [move, moving] = useTask(async () => {
    if (!data || !target) return
    await call('moveOrder', { order_id, ...wantedMove(data.order, target, console_id) })
    toast(texts.moved)
    goBack()
  }, refresh)
  const rule = data && target ? ruleOf(target.difference, data.order.status === 'paid') : ''
  return {
    ...targets,
    board: data,
    fault,
    refresh,
    rule,
    isDearer: target !== null && target.difference > 0,
    move,
    moving,
  }
}
