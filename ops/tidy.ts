import { FILES_A_CALL } from '../core/images/file-id'
import { EXIT, type Outcome, type Output } from './shell/command'
import type { Consent, Tools } from './plan/step'

const INBOX = 'inbox/'
const KEPT_HOURS = 24

/** Removes uploads that were never handed in: functions cannot list the storage, an owner's key can. */
export async function tidyInbox(
  { manager, cloud, now }: Pick<Tools, 'manager' | 'cloud' | 'now'>,
  { print, progress }: Output,
  { isDry, ask }: Consent,
): Promise<Outcome> {
  const before = new Date(Date.parse(now) - KEPT_HOURS * 3600_000)
  const found = await manager.storage.filesIn(INBOX)
  const old = found.filter(({ modifiedAt }) => modifiedAt < before).map(({ fileId }) => fileId)
  const counts = { found: found.length, old: old.length, removed: 0 }
  print(`${old.length} of ${found.length} uploads in ${INBOX} are older than ${KEPT_HOURS} hours.`)
  if (isDry || old.length === 0) return { result: counts }
  if (!(await ask())) return { result: counts, exitCode: EXIT.failed }
  for (let at = 0; at < old.length; at += FILES_A_CALL) {
    counts.removed += await cloud.removeFiles(old.slice(at, at + FILES_A_CALL))
    progress(`  removed: ${counts.removed}`)
  }
  return { result: counts }
}
