import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { readStats } from '../_shell/stores/stats'

/** What the dashboard draws: today and the last 30 days. */
export const main = handle(
  'getStats',
  asAdmin('viewer', (_request, call) => readStats(call)),
)
