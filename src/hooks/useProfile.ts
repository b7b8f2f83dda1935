import type { Contract } from '../../core/contract'
import { call } from '../services/call'
import { tell, toast } from '../services/dialogs'
import { uploadToInbox } from '../services/inbox'
import { readyPicture } from '../services/pictures'
import { askPrivacy } from '../services/privacy'
import { refusalOf } from '../services/refusal'
import { currentSession, keepSession } from '../services/session'
import { texts } from '../texts'
import { refusals } from '../texts.refusals'
import { useReviewedName } from './useReviewedName'
import { useSignIn } from './useSignIn'
import { useTask } from './useTask'

async function update(change: Contract['updateProfile']['request']): Promise<void> {
  const { user } = await call('updateProfile', change)
  const session = currentSession()
  if (session) keepSession({ ...session, user })
  toast(texts.me.saved)
}

async function updateAvatar(chosen: { avatarUrl?: string }): Promise<void> {
  const { avatarUrl } = chosen
  if (avatarUrl) {
    const picture = await readyPicture(avatarUrl)
    if (picture.fault)
      return tell(texts.proofs.refusedTitle, texts.proofs.refused(picture.fault, 0, 1), texts.proofs.understood)
    return update({ avatar_file_id: await uploadToInbox(picture.path, () => undefined).done })
  }
  const refusal = refusalOf(chosen)
  const { undeclared, other } = refusals.avatar
  if (refusal !== 'cancelled') toast(refusal === 'undeclared' ? undeclared : other)
}

/** The player's own avatar and nickname. */
export function useProfile() {
  const { session, fault, retry } = useSignIn()
  const [changeAvatar, changingAvatar] = useTask(updateAvatar)
  const [changeNickname] = useTask(async (text: string) => {
    const nickname = text.trim()
    if (nickname === currentSession()?.user.nickname) return
    if (nickname === '') return toast(texts.me.nicknameEmpty)
    await update({ nickname })
  })
  const { write, review, turn } = useReviewedName(changeNickname, () => toast(texts.me.nicknameRefused))
  return {
    user: session?.user ?? null,
    notice: session?.settings.notice ?? '',
    fault,
    retry,
    changeAvatar,
    changingAvatar,
    nickname: { write, review, turn, prepare: () => void askPrivacy() },
  }
}
