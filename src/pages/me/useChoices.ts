import { toast } from '../../services/app/dialogs'
import { openPermissions } from '../../services/device/permissions'
import { clearPhone } from '../../services/device/phone'
import { openPrivacyNotice } from '../../services/device/privacy'
import { texts } from '../../texts'
import { useTask } from '../../shared/hooks/useTask'

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
