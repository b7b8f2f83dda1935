import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Collection, Documents } from '../../cloudfunctions/_shell/platform/documents'
import { findContradictions } from '../../core/laws/contradictions'
import { instant } from '../../core/time'
import { databaseAction } from '../../packages/cloudbase-local/src/database/actions'
import type { SimulatedCloud } from './cloud'

/** Every document of a collection. */
export function stored<C extends Collection>({ database }: SimulatedCloud, collection: C): Documents[C][] {
  const rows = [...database.collection(collection).rows.values()]
  return rows.flatMap(({ document }) => (document ? [document as unknown as Documents[C]] : []))
}

export async function insert<C extends Collection>(cloud: SimulatedCloud, collection: C, documents: Documents[C][]) {
  const data = documents.map((document) => JSON.stringify(document))
  await databaseAction(cloud.database, { action: 'database.insertDocument', collectionName: collection, data })
}

/** The paths of all files. */
export function filePaths({ filesFolder }: SimulatedCloud): string[] {
  const names = readdirSync(filesFolder).filter((name) => name !== 'link-secret')
  return names.map((name) => {
    const content = readFileSync(join(filesFolder, name), 'latin1')
    return (JSON.parse(content.slice(0, content.indexOf('\n'))) as { path: string }).path
  })
}

/** Which laws are broken, and by what. */
export function contradictionsIn(cloud: SimulatedCloud): string[] {
  const records = {
    reservations: stored(cloud, 'reservations'),
    orders: stored(cloud, 'orders'),
    users: stored(cloud, 'users'),
    order_audits: stored(cloud, 'order_audits'),
    payment_proofs: stored(cloud, 'payment_proofs'),
    admins: stored(cloud, 'admins'),
    rosters: stored(cloud, 'rosters'),
    settings: stored(cloud, 'settings'),
    daily_stats: stored(cloud, 'daily_stats'),
    stored_files: stored(cloud, 'stored_files'),
    files: new Set(filePaths(cloud).map((path) => cloud.wire.storage.fileIdOf(path))),
  }
  const findings = findContradictions(records, instant(cloud.clock.now()))
  return findings.map(({ rule, ids }) => `${rule}: ${ids.join(' ')}`)
}
