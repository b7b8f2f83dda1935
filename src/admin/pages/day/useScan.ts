import { toast } from '../../../services/app/dialogs'
import { call } from '../../../services/cloud/call'
import { clockText } from '../../../shared/texts'
import { scanCode } from '../../services/scanning'
import { playerName } from '../../shared/texts'
import { useAdminTask } from '../../shared/useAdminTask'
import { texts } from './texts'

/** As the player's phone shows it: a code of anything else is not sent. */
const ORDER_NO = /^\d{6}-[0-9A-Z]{7}$/

/** Marks the visit whose order number a player's phone shows. */
export function useScan(onDone: () => void) {
  return useAdminTask(async () => {
    const order_no = await scanCode()
    if (order_no === null) return
    if (!ORDER_NO.test(order_no)) return toast(texts.notOurs)
    const { order } = await call('markVisit', { order_no, outcome: 'arrived' })
    toast(texts.arrived(playerName(order.player?.name), clockText(order.start_time)))
    onDone()
  })
}
