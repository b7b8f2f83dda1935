import { useState } from 'react'
import type { AdminView } from '../../../../core/contract/contract'
import { roles } from '../../../../core/shop/roles'
import { call } from '../../../services/cloud/call'
import { confirm, toast } from '../../../services/app/dialogs'
import { useSession } from '../../../shared/person/useSession'
import { signIn } from '../../../services/cloud/session'
import { chooseOne } from '../../services/sheets'
import { texts } from './texts'
import { adminTexts, roleName } from '../../shared/texts'
import { useAdminTask } from '../../shared/useAdminTask'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'

async function confirmRemoval({ name }: AdminView): Promise<boolean> {
  return confirm({
    title: texts.removeTitle(name),
    content: texts.removeHint,
    yes: texts.remove,
    no: adminTexts.cancel,
  })
}

/** Who may use the admin tab; the owner changes roles and removes. */
export function useAdmins() {
  const me = useSession()?.user.id
  const page = useFetched(forAdmins(async () => (await call('listAdmins', {})).admins))
  const { setData, refresh } = page
  const [changing, setChanging] = useState<string | null>(null)
  const [change] = useAdminTask(async (admin: AdminView) => {
    const others = roles.filter((role) => role !== admin.role)
    const items = [...others.map((role) => texts.make(roleName(role))), texts.remove]
    const chosen = await chooseOne(items, admin.name)
    if (chosen === null) return
    const role = others[chosen] ?? null
    if (role === null && !(await confirmRemoval(admin))) return
    setChanging(admin.id)
    const { admins } = await call('changeAdmin', { admin_id: admin.id, role }).finally(() => setChanging(null))
    setData(() => admins)
    toast(role ? texts.changed : texts.removed)
    if (admin.id === me) await signIn()
  }, refresh)
  return { page, me, change, changing }
}
