import { askForMessages } from '../../services/cloud/consents'
import { currentSession } from '../../services/cloud/session'

/** So many are enough for an evening. */
const ENOUGH = 5

let hasRefused = false

/**
 * Asks an admin who judges for one more message about proofs that wait, while few are left. Whoever refuses is not asked again
 * until the program is opened anew.
 */
export async function topUpAlerts(): Promise<void> {
  const left = currentSession()?.messages_left?.proof_waits
  if (left === undefined || left >= ENOUGH || hasRefused) return
  hasRefused = !(await askForMessages(['proof_waits']))
}
