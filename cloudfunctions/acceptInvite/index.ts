import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { acceptInvite } from '../_shell/stores/staff'

/** Makes the caller what the code says. */
export const main = handle(
  'acceptInvite',
  asPlayer(async ({ code }, call) => ({ role: await acceptInvite(call, code) })),
)
