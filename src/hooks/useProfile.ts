import type { Contract } from '../../core/contract'
import { call } from '../services/call'
import { tell, toast } from '../services/dialogs'
import { uploadToInbox } from '../services/inbox'
import { readyPicture } from '../services/pictures'
import { currentSession, keepSession } from '../services/session'
import { texts } from '../texts'
import { useSignIn } from './useSignIn'
import { useTask } from './useTask'

async function update(change: Contract['updateProfile']['request']): Promise<void> {
  const { user } = await call('updateProfile', change)
  const session = currentSession()
  if (session) keepSession({ ...session, user })
  toast(texts.me.saved)
}

/** The player's own avatar and nickname. */
export function useProfile() {
  const { session, fault, retry } = useSignIn()
  const [changeAvatar, changingAvatar] = useTask(async (path: string) => {
    const picture = await readyPicture(path)
    if (picture.fault) return tell(texts.proofs.refusedTitle, texts.proofs.refused(picture.fault, 0, 1))
    await update({ avatar_file_id: await uploadToInbox(picture.path, () => undefined).done })
  })
  const [changeNickname] = useTask(async (text: string) => {
    const nickname = text.trim()
    if (nickname === currentSession()?.user.nickname) return
    if (nickname === '') return toast(texts.me.nicknameEmpty)
    await update({ nickname })
  })
  return {
    user: session?.user ?? null,
    notice: session?.settings.notice ?? '',
    fault,
    retry,
    changeAvatar,
    changingAvatar,
    changeNickname,
  }
}
