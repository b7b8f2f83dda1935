import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { changeSettings } from '../_shell/stores/settings'

/** Opens hours that were closed. Opening them again changes nothing. */
export const main = handle(
  'openHours',
  asAdmin('operator', async ({ closure_id }, call) => {
    const decide = (before: typeof call.settings) => ({
      ...before,
      closures: before.closures.filter((closure) => closure.id !== closure_id),
    })
    const { closures } = await changeSettings(call, decide, { action: 'open_hours' })
    return { closures }
  }),
)
