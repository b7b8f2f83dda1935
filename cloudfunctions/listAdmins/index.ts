import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { listAdmins } from '../_shell/stores/staff'

/** Who may use the admin tab, and as what. */
export const main = handle(
  'listAdmins',
  asAdmin('viewer', async () => ({ admins: await listAdmins() })),
)
