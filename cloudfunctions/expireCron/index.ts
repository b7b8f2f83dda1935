import { databaseNow } from '../_shell/platform/clock'
import { removeDeadUploads, removeLapsedPlaces, writeLapsed } from '../_shell/upkeep/expiry'
import { asTimer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { recordTimerRun } from '../_shell/upkeep/heartbeat'
import { alertAdmins } from '../_shell/messages/alerts'
import { remind } from '../_shell/messages/reminders'
import { sendDue } from '../_shell/messages/sending'
import { messagesOfTimer } from '../_shell/messages/permission'
import { removeUnusedFiles } from '../_shell/stores/pictures'
import { takeAll } from '../_shell/upkeep/steps'
import { gather } from '../_shell/stores/gather'
import { markSlippedIn } from '../_shell/upkeep/slipped-in'

/** Of the function's 60 seconds: what it has begun to send must be written down as well. */
const SENDING_UNTIL_MS = 40_000

/** Writes down what has lapsed, removes what is left behind, and tells players and admins what they wait for. Nobody reads anything else when it has not run. */
export const main = handle(
  'expireCron',
  asTimer(async (_event, begun) => {
    const started = performance.now()
    const call = { ...begun, now: await databaseNow(begun.now) }
    const { settings } = await gather({})
    let expired = 0
    await takeAll([
      async () => void (expired = await writeLapsed(call, settings)),
      () => removeLapsedPlaces(call),
      () => removeDeadUploads(call),
      () => removeUnusedFiles(call),
      () => markSlippedIn(call, settings),
      () => remind(call, settings),
      () => alertAdmins(call, settings),
      () => sendDue(call, settings, () => performance.now() - started < SENDING_UNTIL_MS),
    ])
    await recordTimerRun(call, await messagesOfTimer(call))
    return { expired }
  }),
)
