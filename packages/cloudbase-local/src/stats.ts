import type { Database } from './database/engine'
import type { FaultKind } from './faults/fault-plan'
import type { Faults } from './faults/faults'
import type { Functions } from './functions/functions'

export interface Stats {
  node: string
  started_at: string
  /** Of the whole process, its function instances included. */
  memory_mb: number
  instances: number
  functions: ReturnType<Functions['stats']>
  database: ReturnType<Database['stats']>
  faults: Partial<Record<FaultKind, Record<string, number>>>
}

export function createStats(functions: Functions, database: Database, faults: Faults): () => Stats {
  const started_at = new Date().toISOString()
  return () => {
    const perFunction = functions.stats()
    return {
      node: process.version,
      started_at,
      memory_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
      instances: Object.values(perFunction).reduce((sum, { instances }) => sum + instances, 0),
      functions: perFunction,
      database: database.stats(),
      faults: faults.counts(),
    }
  }
}
