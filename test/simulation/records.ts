import type { Collection, Documents } from '../../cloudfunctions/_shell/platform/documents'
import { findContradictions } from '../../core/laws/contradictions'
import { instant } from '../../core/time'
import type { SimulatedCloud } from './cloud'

/** Every document of a collection. */
export function stored<C extends Collection>({ database }: SimulatedCloud, collection: C): Documents[C][] {
  const rows = [...database.collection(collection).rows.values()]
  return rows.flatMap(({ document }) => (document ? [document as unknown as Documents[C]] : []))
}

export async function insert<C extends Collection>({ database }: SimulatedCloud, name: C, documents: Documents[C][]) {
  for (const document of documents) {
    const text = JSON.stringify(document)
    await database.plain.write(database.collection(name), document._id, () => JSON.parse(text) as never)
  }
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
    messages: stored(cloud, 'messages'),
    files: new Set(cloud.files.paths().map((path) => cloud.wire.storage.fileIdOf(path))),
  }
  const findings = findContradictions(records, instant(cloud.clock.now()))
  return findings.map(({ rule, ids }) => `${rule}: ${ids.join(' ')}`)
}
