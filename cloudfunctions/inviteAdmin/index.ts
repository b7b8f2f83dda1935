import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { invite } from '../_shell/stores/staff'

/** Makes a one-use code for a new admin. */
export const main = handle(
  'inviteAdmin',
  asAdmin('owner', ({ role, name }, call) => invite(call, role, name)),
)
