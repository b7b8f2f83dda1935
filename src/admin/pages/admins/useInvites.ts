import type { InviteView } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { confirm, toast } from '../../../services/app/dialogs'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { useAdminTask } from '../../shared/useAdminTask'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'

/** The invitations that somebody could still enter; an owner takes them back. */
export function useInvites() {
  const { data, setData, refresh } = useFetched(forAdmins(async () => (await call('listInvites', {})).invites))
  const [revoke, revoking] = useAdminTask(async ({ id, name }: InviteView) => {
    const { cancel: no } = adminTexts
    if (!(await confirm({ title: texts.revokeTitle(name), content: texts.revokeHint, yes: texts.revoke, no }))) return
    const { invites } = await call('revokeInvite', { invite_id: id })
    setData(() => invites)
    toast(texts.revoked)
  }, refresh)
  return { invites: data ?? [], revoke, revoking, refresh }
}
