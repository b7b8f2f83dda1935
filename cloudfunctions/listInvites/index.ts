import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { listInvites } from '../_shell/stores/staff'

/** The invitations that somebody could still enter. */
export const main = handle(
  'listInvites',
  asAdmin('owner', async (_request, { now }) => ({ invites: await listInvites(now) })),
)
