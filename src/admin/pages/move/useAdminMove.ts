import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { goBack } from '../../../services/app/navigation'
import { forAdmins } from '../../../shared/fetch/useFetched'
import { wantedMove } from '../../../shared/slots/targets'
import { useTargets } from '../../../shared/slots/useTargets'
import { chooseOne } from '../../services/sheets'
import { askReason } from '../../shared/reasons'
import { useAdminTask } from '../../shared/useAdminTask'
import { texts } from './texts'

const settlements = ['transfer', 'cash', 'waived'] as const

function ruleOf(difference: number): string {
  if (difference === 0) return texts.same
  return difference > 0 ? texts.dearer(difference) : texts.cheaper(-difference)
}

/** How a difference is settled; undefined where there is none, null when it is given up. */
async function askSettlement(difference: number) {
  if (difference <= 0) return undefined
  const chosen = await chooseOne(texts.settle, texts.settleTitle(difference))
  return chosen === null ? null : settlements[chosen]
}

/** An admin gives an order other hours, with a reason, and says what became of the difference. */
export function useAdminMove() {
  const targets = useTargets(forAdmins)
  const { order_id, page, target, console_id } = targets
  const { data, refresh } = page
  const [move, moving] = useAdminTask(async () => {
    if (!data || !target) return
    const reason = await askReason(texts.reasonTitle, texts.reasons)
    if (reason === null) return
    const settlement = await askSettlement(target.difference)
    if (settlement === null) return
    const wanted = wantedMove(data.order, target, console_id)
    await call('adminMoveOrder', { order_id, ...wanted, reason, ...(settlement && { settlement }) })
    toast(texts.moved)
    goBack()
  }, refresh)
  return { ...targets, rule: target ? ruleOf(target.difference) : '', move, moving }
}
