import { hostname } from 'node:os'
import { addMinutes } from '../../core/time'
import type { MigrationLock, SchemaVersion } from '../../core/shop/system'
import type { Cloud } from '../cloud/cloud'
import { migrations as all, type Migration } from './migrations'

const LOCK_MINUTES = 15

export const latestVersion = all.at(-1)?.version ?? 0

/**
 * Runs what has not run yet, in order, each once; nothing ever runs backwards. An interrupted migration runs again, so
 * each must be harmless when half of it is done already, and while the code before it still runs.
 */
export async function migrate(
  cloud: Cloud,
  now: string,
  progress: (text: string) => void,
  migrations: Migration[] = all,
): Promise<void> {
  await lock(cloud, now)
  try {
    const { version = 0 } = ((await cloud.get('system', 'schema')) ?? {}) as Partial<SchemaVersion>
    for (const migration of migrations.filter((one) => one.version > version)) {
      progress(`  data version ${migration.version}: ${migration.what}`)
      await migration.run(cloud)
      await cloud.set('system', { _id: 'schema', version: migration.version, at: now } satisfies SchemaVersion)
    }
  } finally {
    await cloud.remove('system', ['migration_lock'])
  }
}

async function lock(cloud: Cloud, now: string): Promise<void> {
  const mine = { until: addMinutes(now, LOCK_MINUTES), holder: `${process.pid}@${hostname()}` }
  if (await cloud.add('system', [{ _id: 'migration_lock', ...mine } satisfies MigrationLock])) return
  const found = (await cloud.get('system', 'migration_lock')) as MigrationLock | undefined
  const isVoid = found && (found.until < now || isOver(found.holder))
  // whoever else takes it meanwhile changes what is found here
  if (isVoid && (await cloud.updateWhere('system', { ...found }, mine)) > 0) return
  // an attempt whose end nobody saw may have taken it
  if (isVoid && (await cloud.get('system', 'migration_lock'))?.holder === mine.holder) return
  throw new Error(`Somebody else is changing the data right now. Try again in ${LOCK_MINUTES} minutes.`)
}

/** Whether a lock was left behind by this process, or by one of this machine that has died. */
function isOver(holder = ''): boolean {
  const [pid, host] = holder.split('@')
  if (host !== hostname()) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH'
  }
}
