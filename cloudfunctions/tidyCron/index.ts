import { forgetLeaving } from '../_shell/upkeep/forget'
import { asTimer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { recordTimerRun } from '../_shell/upkeep/heartbeat'
import { removeOldInvites, removeOldMessages, removeOldProofs } from '../_shell/upkeep/retention'
import { takeAll } from '../_shell/upkeep/steps'

const DEFAULT_PROOF_DAYS = 180

/** Once a night: removes what the shop need not keep. Any run may be lost or repeated. */
export const main = handle(
  'tidyCron',
  asTimer(async (_event, call) => {
    let [proofs_removed, invites_removed] = [0, 0]
    await takeAll([
      async () => (proofs_removed = await removeOldProofs(call, Number(process.env.PROOF_DAYS) || DEFAULT_PROOF_DAYS)),
      async () => (invites_removed = await removeOldInvites(call)),
      async () => void (await removeOldMessages(call)),
      () => forgetLeaving(call),
    ])
    await recordTimerRun(call)
    return { proofs_removed, invites_removed }
  }),
)
