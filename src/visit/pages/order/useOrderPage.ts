import { useState } from 'react'
import { useRouter, useShareAppMessage } from '../../../services/app/lifecycle'
import type { OrderView } from '../../../../core/contract/contract'
import { addToCalendar } from '../../../services/device/calendar'
import { copy } from '../../../services/device/clipboard'
import { toast } from '../../../services/app/dialogs'
import { openMove, openPay, openTab, tabPath } from '../../../services/app/navigation'
import { previewPictures } from '../../../services/device/pictures'
import { currentSession } from '../../../services/cloud/session'
import { serverNow } from '../../../services/cloud/server-clock'
import { mayCancel, mayMove } from './may-move'
import { texts } from './texts'
import { useLonger } from './useLonger'
import { slotText } from '../../../shared/texts'
import { useCancel } from '../../../shared/order/useCancel'
import { useOrder } from '../../../shared/order/useOrder'
import { useSession } from '../../../shared/person/useSession'
import { useTask } from '../../../shared/fetch/useTask'

/** Puts an order's hour into the calendar; where that was forbidden before, the way to the permissions is shown. */
function useCalendar() {
  const [isForbidden, setForbidden] = useState(false)
  const [remember, remembering] = useTask(async ({ start_time, end_time, console_name, order_no }: OrderView) => {
    const entry = { title: texts.calendarTitle, start_time, end_time, description: `${console_name} ${order_no}` }
    const outcome = await addToCalendar(entry)
    setForbidden(outcome === 'denied')
    if (outcome === 'added') toast(texts.calendarDone)
    else if (outcome !== 'cancelled' && outcome !== 'denied') toast(texts.calendarRefused[outcome])
  })
  return { remember, remembering, isForbidden, permitted: () => setForbidden(false) }
}

/** Everything about one order, and what can be done next. */
export function useOrderPage() {
  const order_id = useRouter().params.order_id ?? ''
  const { order, fault, isMissing, refresh } = useOrder(order_id)
  const [cancel, cancelling] = useCancel(refresh)
  const calendar = useCalendar()
  const longer = useLonger(order, refresh)
  useShareAppMessage(() => ({
    title: order ? texts.shareTitle(slotText(order), currentSession()?.settings.shop.name ?? '') : texts.calendarTitle,
    // The order itself is its player's alone: whoever is invited finds the hours.
    path: tabPath('slots'),
  }))
  const settings = useSession()?.settings
  const links = order?.proofs.flatMap(({ url }) => (url ? [url] : [])) ?? []
  return {
    order,
    fault,
    isMissing,
    refresh,
    canCancel: Boolean(order && settings && mayCancel(order, settings, serverNow())),
    cancel,
    cancelling,
    calendar,
    longer,
    links,
    /** until the visit is over, where the shop marks who came */
    hasCode: order?.status === 'paid' && settings?.check_in === true && Date.parse(order.end_time) > serverNow(),
    view: (link: string) => previewPictures(links, link),
    copyNo: () => order && copy(order.order_no),
    move: order && settings && mayMove(order, settings, serverNow()) ? () => openMove(order_id) : null,
    pay: () => openPay(order_id),
    bookAgain: () => openTab('slots'),
  }
}
