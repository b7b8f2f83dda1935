import { addMinutes } from '../core/time'
import type { MigrationLock, SchemaVersion } from '../core/system'
import type { Cloud } from './cloud'
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
  const until = addMinutes(now, LOCK_MINUTES)
  if (await cloud.add('system', [{ _id: 'migration_lock', until } satisfies MigrationLock])) return
  const isVoid = { _id: 'migration_lock', until: cloud.operators.lt(now) }
  if ((await cloud.updateWhere('system', isVoid, { until })) > 0) return
  throw new Error(`Somebody else is changing the data right now. Try again in ${LOCK_MINUTES} minutes.`)
}
