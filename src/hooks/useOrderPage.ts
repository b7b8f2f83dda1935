import { useRouter, useShareAppMessage } from '../services/lifecycle'
import type { OrderView } from '../../core/contract'
import { addToCalendar } from '../services/calendar'
import { copy, toast } from '../services/dialogs'
import { openPay, openTab, orderPath } from '../services/navigation'
import { previewPictures } from '../services/pictures'
import { texts } from '../texts'
import { useCancel } from './useCancel'
import { useOrder } from './useOrder'
import { useTask } from './useTask'

/** Everything about one order, and what can be done next. */
export function useOrderPage() {
  const order_id = useRouter().params.order_id ?? ''
  const { order, fault, isMissing, refresh } = useOrder(order_id)
  const [cancel, cancelling] = useCancel(refresh)
  const [remember, remembering] = useTask(async ({ start_time, end_time, console_name, order_no }: OrderView) => {
    const entry = { title: texts.order.calendarTitle, start_time, end_time, description: `${console_name} ${order_no}` }
    if (await addToCalendar(entry)) toast(texts.order.calendarDone)
  })
  useShareAppMessage(() => ({
    title: order ? texts.order.shareTitle(texts.when(order)) : texts.order.calendarTitle,
    path: orderPath(order_id),
  }))
  const links = order?.proofs.flatMap(({ url }) => (url ? [url] : [])) ?? []
  return {
    order,
    fault,
    isMissing,
    refresh,
    cancel,
    cancelling,
    remember,
    remembering,
    links,
    view: (link: string) => previewPictures(links, link),
    copyNo: () => order && copy(order.order_no),
    pay: () => openPay(order_id),
    bookAgain: () => openTab('slots'),
  }
}
