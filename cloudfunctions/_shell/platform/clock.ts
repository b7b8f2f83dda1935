import type { Instant } from '../../../core/time'
import { databaseTime, documents } from './database'

/**
 * The time by the database's clock, which is one, while instances of a function have one each. A timer that is minutes
 * ahead would otherwise end holds that still live. `otherwise` is the time of the caller, for a database that does not say.
 */
export async function databaseNow(otherwise: Instant): Promise<Instant> {
  const at = databaseTime()
  if ((await documents.updateWhere('system', { _id: 'clock' }, { at })) === 0)
    await documents.add('system', { _id: 'clock', at })
  const [clock] = await documents.find('system', { _id: 'clock' })
  return clock && 'at' in clock && clock.at instanceof Date ? clock.at.toISOString() : otherwise
}
