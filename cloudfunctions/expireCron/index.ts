import type { Order } from '../../core/order/order'
import { databaseNow } from '../_shell/platform/clock'
import { removeDeadUploads, removeLapsedPlaces, writeLapsed } from '../_shell/upkeep/expiry'
import { asTimer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { recordTimerRun } from '../_shell/upkeep/heartbeat'
import { messagesOfTimer, notifyLapse } from '../_shell/notify'
import { removeUnusedFiles } from '../_shell/stores/pictures'
import { takeAll } from '../_shell/upkeep/steps'
import { gather } from '../_shell/stores/gather'
import { markSlippedIn } from '../_shell/upkeep/slipped-in'

/** Writes down what has lapsed, removes what is left behind, and tells the players. Nobody reads anything else when it has not run. */
export const main = handle(
  'expireCron',
  asTimer(async (_event, begun) => {
    const call = { ...begun, now: await databaseNow(begun.now) }
    const { settings } = await gather({})
    const expired: Order[] = []
    await takeAll([
      async () => void expired.push(...(await writeLapsed(call))),
      () => removeLapsedPlaces(call),
      () => removeDeadUploads(call),
      () => removeUnusedFiles(call),
      () => markSlippedIn(call, settings),
      async () => {
        for (const order of expired) await notifyLapse(call, order, settings.message_templates.expired)
      },
    ])
    await recordTimerRun(call, await messagesOfTimer(call))
    return { expired: expired.length }
  }),
)
