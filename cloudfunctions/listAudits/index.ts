import { listAudits } from '../_shell/stores/audits'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'

/** What admins did, newest first. */
export const main = handle(
  'listAudits',
  asAdmin('viewer', (query) => listAudits(query)),
)
