import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { listInvites, revokeInvite } from '../_shell/stores/staff'

/** Takes an invitation back before anybody has entered it. */
export const main = handle(
  'revokeInvite',
  asAdmin('owner', async ({ invite_id }, call) => {
    await revokeInvite(call, invite_id)
    return { invites: await listInvites(call.now) }
  }),
)
