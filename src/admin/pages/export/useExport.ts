import { useState } from 'react'
import { addHours, instant, shopDay } from '../../../../core/time'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { serverNow } from '../../../services/cloud/server-clock'
import { sendFile, writeText } from '../../../services/device/text-file'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { joinPages } from './join-pages'
import { useAdminTask } from '../../shared/useAdminTask'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'

export interface Period {
  from_day: string
  to_day: string
}

const DAYS = 30

function lastDays(): Period {
  const now = instant(serverNow())
  return { from_day: shopDay(addHours(now, -24 * DAYS)), to_day: shopDay(now) }
}

/** A period as a table. Two taps, because WeChat sends a file only inside a tap, and making it takes a while. */
export function useExport() {
  const page = useFetched(forAdmins(() => Promise.resolve(true)))
  const [period, setPeriod] = useState(lastDays)
  const [rows, setRows] = useState<number | null>(null)
  const [table, setTable] = useState<{ path: string; name: string } | null>(null)

  const [make, making] = useAdminTask(async () => {
    if (period.to_day < period.from_day) return toast(adminTexts.range)
    setRows(0)
    const made = await joinPages(
      (cursor) => call('exportOrders', { ...period, ...(cursor && { cursor }) }),
      (count) => setRows(count),
    )
    setRows(made.rows)
    if (made.rows === 0) return
    const path = await writeText(`orders-${period.from_day}-${period.to_day}.csv`, made.csv)
    setTable({ path, name: texts.fileName(period.from_day, period.to_day) })
  })
  const [share, sharing] = useAdminTask(async () => {
    if (table) await sendFile(table.path, table.name)
  })
  const change = (changes: Partial<Period>) => {
    setPeriod((before) => ({ ...before, ...changes }))
    setRows(null)
    setTable(null)
  }
  return { page, period, change, rows, table, make, making, share, sharing }
}
