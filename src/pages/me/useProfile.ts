import type { Contract } from '../../../core/contract/contract'
import { nameFault } from '../../../core/text'
import { call } from '../../services/cloud/call'
import { tell, toast } from '../../services/app/dialogs'
import { uploadToInbox } from '../../services/cloud/inbox'
import { readyPicture } from '../../services/device/pictures'
import { askPrivacy } from '../../services/device/privacy'
import { refusalOf } from '../../services/device/refusal'
import { currentSession, keepSession } from '../../services/cloud/session'
import { texts } from './texts'
import { sharedTexts } from '../../shared/texts'
import { messagesLeftText } from './useChoices'
import { useReviewedName } from './useReviewedName'
import { useSignIn } from './useSignIn'
import { useTask } from '../../shared/fetch/useTask'

async function update(change: Contract['updateProfile']['request']): Promise<void> {
  const { user } = await call('updateProfile', change)
  const session = currentSession()
  if (session) keepSession({ ...session, user })
  toast(texts.saved)
}

async function updateAvatar(chosen: { avatarUrl?: string }): Promise<void> {
  const { avatarUrl } = chosen
  if (avatarUrl) {
    const picture = await readyPicture(avatarUrl)
    if (picture.fault)
      return tell(
        sharedTexts.pictureRefusedTitle,
        sharedTexts.pictureRefused(picture.fault, 0, 1),
        sharedTexts.understood,
      )
    return update({ avatar_file_id: await uploadToInbox(picture.path, () => undefined).done })
  }
  const refusal = refusalOf(chosen)
  const { undeclared, other } = texts.avatarRefused
  if (refusal !== 'cancelled') toast(refusal === 'undeclared' ? undeclared : other)
}

/** The player's own avatar and nickname. */
export function useProfile() {
  const { session, fault, retry } = useSignIn()
  const [changeAvatar, changingAvatar] = useTask(updateAvatar)
  const [changeNickname] = useTask(async (text: string) => {
    const nickname = text.trim()
    if (nickname === currentSession()?.user.nickname) return
    if (nickname === '') return toast(texts.nicknameEmpty)
    const wrong = nameFault(nickname)
    if (wrong) return toast(texts.nicknameWrong(wrong))
    await update({ nickname })
  })
  const { write, review, turn } = useReviewedName(changeNickname, () => toast(texts.nicknameRefused))
  return {
    user: session?.user ?? null,
    notice: session?.settings.notice ?? '',
    left: messagesLeftText(session?.messages_left),
    fault,
    retry,
    changeAvatar,
    changingAvatar,
    nickname: { write, review, turn, prepare: () => void askPrivacy() },
  }
}
