import { call } from '../../../services/cloud/call'
import { confirm, toast } from '../../../services/app/dialogs'
import { texts } from './texts'
import { momentText } from '../../../shared/texts'
import { adminTexts } from '../../shared/texts'
import { useAdminTask } from '../../shared/useAdminTask'

/** Opens hours that were closed, after showing which. */
export function useOpening(onDone: () => void) {
  return useAdminTask(async (closure_id: string) => {
    const { openTitle, openHint, open, all, opened } = texts
    const { settings } = await call('getSettings', {})
    const closure = settings.closures.find(({ id }) => id === closure_id)
    if (!closure) return onDone()
    const what = settings.consoles.find(({ id }) => id === closure.console_id)?.name ?? all
    const [from, to] = [momentText(closure.from_time), momentText(closure.to_time)]
    const content = openHint(from, to, what, closure.reason)
    if (!(await confirm({ title: openTitle, content, yes: open, no: adminTexts.cancel }))) return
    await call('openHours', { closure_id })
    toast(opened)
    onDone()
  }, onDone)
}
