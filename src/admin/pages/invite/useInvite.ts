import { useCallback, useRef, useState } from 'react'
import type { Role } from '../../../../core/shop/roles'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { useRouter } from '../../../services/app/lifecycle'
import { signIn } from '../../../services/cloud/session'
import { useTask } from '../../../shared/fetch/useTask'
import { texts } from './texts'

/** Any player may enter a code here; the session knows the new role at once, and so does the tab bar. */
export function useInvite() {
  const { code = '' } = useRouter().params
  const written = useRef(code)
  const [role, setRole] = useState<Role | null>(null)
  const [accept, accepting] = useTask(async () => {
    const text = written.current.trim()
    if (text === '') return toast(texts.empty)
    const accepted = await call('acceptInvite', { code: text })
    await signIn()
    setRole(accepted.role)
  })
  const write = useCallback((text: string) => {
    written.current = text
  }, [])
  return { code, role, accept, accepting, write }
}
