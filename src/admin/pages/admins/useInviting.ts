import { useCallback, useRef, useState } from 'react'
import type { Contract } from '../../../../core/contract/contract'
import type { Role } from '../../../../core/shop/roles'
import { nameFault } from '../../../../core/text'
import { call } from '../../../services/cloud/call'
import { copy } from '../../../services/device/clipboard'
import { toast } from '../../../services/app/dialogs'
import { useShareAppMessage } from '../../../services/app/lifecycle'
import { adminPath } from '../../../services/app/navigation'
import { texts } from './texts'
import { useAdminTask } from '../../shared/useAdminTask'

export const inviteRoles: Role[] = ['operator', 'viewer', 'owner']

/** Makes a code that turns one player into an admin. */
export function useInviting(onInvited: () => void) {
  const [role, setRole] = useState(0)
  const [made, setMade] = useState<Contract['inviteAdmin']['data'] | null>(null)
  const name = useRef('')
  const [invite, inviting] = useAdminTask(async () => {
    const text = name.current.trim()
    if (text === '') return toast(texts.nameEmpty)
    const wrong = nameFault(text)
    if (wrong) return toast(texts.nameWrong(wrong))
    setMade(await call('inviteAdmin', { role: inviteRoles[role] ?? 'viewer', name: text }))
    onInvited()
  })
  useShareAppMessage(() => ({
    title: texts.shareTitle,
    path: adminPath('invite', made ? { code: made.code } : {}),
  }))
  const write = useCallback((text: string) => {
    name.current = text
  }, [])
  return { role, setRole, made, invite, inviting, write, copyCode: () => made && copy(made.code) }
}
