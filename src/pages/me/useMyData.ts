import { useState } from 'react'
import { DomainError } from '../../../core/errors'
import { instant } from '../../../core/time'
import { call } from '../../services/cloud/call'
import { confirm, toast } from '../../services/app/dialogs'
import { openOrder, startOver } from '../../services/app/navigation'
import { clearPhone, MY_DATA_FILE } from '../../services/device/phone'
import { serverNow } from '../../services/cloud/server-clock'
import { dropSession } from '../../services/cloud/session'
import { sendFile, writeText } from '../../services/device/text-file'
import { file, texts } from './texts'
import { sharedTexts } from '../../shared/texts'
import { myDataText, type MyData } from './my-data-text'
import { useTask } from '../../shared/fetch/useTask'

async function fetchMyData(): Promise<MyData> {
  const { next_cursor, ...data } = await call('exportMyData', {})
  for (let cursor = next_cursor; cursor !== null;) {
    const page = await call('exportMyData', { cursor })
    data.orders.push(...page.orders)
    cursor = page.next_cursor
  }
  return data
}

async function writeMyData(): Promise<string> {
  return writeText(MY_DATA_FILE, myDataText(await fetchMyData(), instant(serverNow())))
}

/** What the shop knows, as a file. Two taps, because WeChat sends a file only inside a tap, and making it takes a while. */
export function useExportMyData(): { hint: string; tap: () => void } {
  const [path, setPath] = useState<string | null>(null)
  const [make, making] = useTask(async () => setPath(await writeMyData()))
  const [send] = useTask(async (made: string) => {
    if (await sendFile(made, file.name)) setPath(null)
  })
  if (path === null) return { hint: making ? texts.exporting : texts.exportHint, tap: make }
  return { hint: texts.exported, tap: () => send(path) }
}

/** Why not, and where to go if an order is in the way. */
async function tellRefusal({ message, detail }: DomainError): Promise<void> {
  const order_id = detail?.order_id
  if (!order_id) return toast(message)
  if (await confirm({ title: texts.notYet, content: message, yes: sharedTexts.show, no: sharedTexts.later }))
    openOrder(order_id)
}

/** Has the player forgotten, after asking; what comes next is the program of somebody new. */
export function useLeave(): { hint: string; tap: () => void } {
  const [tap, leaving] = useTask(
    async () => {
      const { leave: title, leaveContent: content, leaveYes: yes } = texts
      if (!(await confirm({ title, content, yes, no: sharedTexts.no }))) return
      await call('deleteMyData', { confirm: true })
      clearPhone()
      dropSession()
      await startOver('me')
      toast(texts.left)
    },
    (error) => {
      if (!(error instanceof DomainError) || error.code === 5001) return false
      void tellRefusal(error)
      return true
    },
  )
  return { hint: leaving ? texts.leaving : texts.leaveHint, tap }
}
