import { useState } from 'react'
import { addHours, instant, shopDay } from '../../../../core/time'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { serverNow } from '../../../services/cloud/server-clock'
import { openAdminPage } from '../../../services/app/navigation'
import { screenWidthPx } from '../../services/screen'
import { texts } from './texts'
import { fontScale } from '../../../services/app/display'
import { columnsIn, type Board, type TappedCell } from './day-grid'
import { dayScopes } from './day-scopes'
import { useMay } from '../../../shared/person/useRole'
import { useClosing } from './useClosing'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'
import { useOpening } from './useOpening'

/** A day of the calendar, or how many days it lies ahead: which day that is, the cloud's clock says. */
type ChosenDay = string | number

function dayOf(chosen: ChosenDay): string {
  return typeof chosen === 'string' ? chosen : shopDay(addHours(instant(serverNow()), chosen * 24))
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
  const { refresh } = page

  const mayClose = useMay('operator')
  const closing = useClosing(refresh)
  const [open] = useOpening(refresh)
  const tap = ({ cell, console_name, start_time }: TappedCell): void => {
    if (cell.order_id) return openAdminPage('order', { order_id: cell.order_id })
    if (!mayClose) return toast(texts.readOnly)
    if (cell.closure_id) return open(cell.closure_id)
    if (cell.status === 'closed') return toast(texts.always)
    if (Date.parse(addHours(start_time, 1)) <= serverNow()) return toast(texts.past)
    closing.choose(dayScopes(cell.console_id, start_time, instant(serverNow())), console_name, start_time)
  }
  return { page, chosen, setChosen, columns, group, setGroup, tap, closing }
}
