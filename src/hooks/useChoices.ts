import { toast } from '../services/dialogs'
import { openPermissions } from '../services/permissions'
import { clearPhone } from '../services/phone'
import { openPrivacyNotice } from '../services/privacy'
import { texts } from '../texts'
import { useTask } from './useTask'

/** What a player may decide about personal data. */
export function useChoices() {
  const [readPrivacy] = useTask(async () => {
    if (!(await openPrivacyNotice())) toast(texts.proofs.noNotice)
  })
  const clear = () => {
    clearPhone()
    toast(texts.me.cleared)
  }
  return { readPrivacy, clear, openPermissions }
}
