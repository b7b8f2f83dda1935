import { toast } from '../../services/app/dialogs'
import { openPermissions } from '../../services/device/permissions'
import { clearPhone } from '../../services/device/phone'
import { openPrivacyNotice } from '../../services/device/privacy'
import { sharedTexts } from '../../shared/texts'
import { texts } from './texts'
import { useTask } from '../../shared/fetch/useTask'

/** What a player may decide about personal data. */
export function useChoices() {
  const [readPrivacy] = useTask(async () => {
    if (!(await openPrivacyNotice())) toast(sharedTexts.noNotice)
  })
  const clear = () => {
    clearPhone()
    toast(texts.cleared)
  }
  return { readPrivacy, clear, openPermissions }
}
