import { useState } from 'react'
import { addHours, instant, shopDay } from '../../../../core/time'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { serverNow } from '../../../services/cloud/server-clock'
import { openAdminPage } from '../../../services/app/navigation'
import { screenWidthPx } from '../../services/screen'
import { texts } from './texts'
import { fontScale } from '../../../services/app/display'
import { columnsIn, freeHours, type Board, type TappedCell } from './day-grid'
import { dayScopes } from './day-scopes'
import { useMay } from '../../../shared/person/useRole'
import { chooseOne } from '../../services/sheets'
import { clockText } from '../../../shared/texts'
import { useAdminTask } from '../../shared/useAdminTask'
import { useClosing } from './useClosing'
import { useCounter } from './useCounter'
import { forAdmins, useFetched, type Fetched } from '../../../shared/fetch/useFetched'
import { useScan } from './useScan'
import { useOpening } from './useOpening'

/** A day of the calendar, or how many days it lies ahead: which day that is, the cloud's clock says. */
type ChosenDay = string | number

function dayOf(chosen: ChosenDay): string {
  return typeof chosen === 'string' ? chosen : shopDay(addHours(instant(serverNow()), chosen * 24))
}

/** What a tap on the board leads to: the order, a guest to book for, hours to close or to open again. */
function useTap({ data, refresh }: Fetched<Board>) {
  const mayClose = useMay('operator')
  const closing = useClosing(refresh)
  const [open] = useOpening(refresh)
  const counter = useCounter(refresh)
  const [choose] = useAdminTask(async ({ cell, console_name, start_time }: TappedCell) => {
    const chosen = await chooseOne(texts.actions, texts.cellTitle(console_name, clockText(start_time)))
    const { console_id } = cell
    if (chosen === 0)
      counter.begin({ console_id, console_name, start_time, most: freeHours(data, console_id, start_time) })
    if (chosen === 1) closing.choose(dayScopes(console_id, start_time, instant(serverNow())), console_name, start_time)
  })
  const tap = ({ cell, console_name, start_time }: TappedCell): void => {
    if (cell.order_id) return openAdminPage('order', { order_id: cell.order_id })
    if (!mayClose) return toast(texts.readOnly)
    if (cell.closure_id) return open(cell.closure_id)
    if (cell.status === 'closed') return toast(texts.always)
    if (Date.parse(addHours(start_time, 1)) <= serverNow()) return toast(texts.past)
    choose({ cell, console_name, start_time })
  }
  const [scan, scanning] = useScan(refresh)
  return { tap, closing, counter, scan, scanning, mayScan: mayClose && data?.check_in === true }
}

/** Who plays when on which console, and the hours that are closed. */
export function useDay() {
  const [chosen, setChosen] = useState<ChosenDay>(0)
  const [group, setGroup] = useState(0)
  const [columns] = useState(() => columnsIn(screenWidthPx(), fontScale()))
  const page = useFetched<Board>(
    forAdmins(async () => ({
      ...(await call('listDay', { day: dayOf(chosen) })),
      nowMs: serverNow(),
    })),
    { question: chosen },
  )
  return { page, chosen, setChosen, columns, group, setGroup, ...useTap(page) }
}
