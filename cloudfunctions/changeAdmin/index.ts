import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { changeAdmin, listAdmins } from '../_shell/stores/staff'

/** Gives an admin another role, or none. */
export const main = handle(
  'changeAdmin',
  asAdmin('owner', async ({ admin_id, role }, call) => {
    await changeAdmin(call, admin_id, role)
    return { admins: await listAdmins() }
  }),
)
