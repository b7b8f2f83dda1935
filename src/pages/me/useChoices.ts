import { toast } from '../../services/app/dialogs'
import { openPermissions } from '../../services/device/permissions'
import { askForMessages } from '../../services/cloud/consents'
import { clearPhone } from '../../services/device/phone'
import { openPrivacyNotice } from '../../services/device/privacy'
import type { Session } from '../../services/cloud/session'
import { sharedTexts } from '../../shared/texts'
import { texts } from './texts'
import { useTask } from '../../shared/fetch/useTask'

/** What a player is told of, most wanted first. */
const askedFor = ['confirmed', 'starts_soon', 'expired'] as const

/** How many more messages of each kind a player may get; '' where the shop sends none. */
export function messagesLeftText(left: Session['messages_left'] = {}): string {
  return askedFor
    .flatMap((event) => (left[event] === undefined ? [] : texts.messagesLeft(event, left[event])))
    .join(' · ')
}

/** What a player may decide about personal data. */
export function useChoices() {
  const [readPrivacy] = useTask(async () => {
    if (!(await openPrivacyNotice())) toast(sharedTexts.noNotice)
  })
  const [askMore] = useTask(async () => {
    await askForMessages(askedFor)
  })
  const clear = () => {
    clearPhone()
    toast(texts.cleared)
  }
  return { readPrivacy, clear, openPermissions, askMore }
}
