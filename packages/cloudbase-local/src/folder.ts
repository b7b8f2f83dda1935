import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock'
import { databaseAction } from './database/actions'
import type { CollectionSpec } from './database/collection-spec'
import { openDatabase, type Database } from './database/engine'
import { DatabaseError, DataFolderError } from './errors'
import { LocalError } from './local-error'
import type { Files } from './storage/files'
import { MemoryFiles } from './storage/memory-files'
import { FileStore } from './storage/store'

/** Where a local cloud keeps what it must not lose. */
export interface DataFolder {
  database: Database
  files: Files
}

/** @param data null keeps everything in memory */
export async function openDataFolder(
  data: string | null,
  collections: CollectionSpec[],
  clock: Clock,
  transactionLifetimeMs?: number,
): Promise<DataFolder> {
  const database = await openDatabase({
    directory: data && makeFolder(join(data, 'database')),
    collections,
    now: () => clock.now(),
    time: clock,
    transactionLifetimeMs,
  }).catch((error: unknown) => {
    throw explain(error)
  })
  return { database, files: data === null ? new MemoryFiles() : new FileStore(makeFolder(join(data, 'files'))) }
}

/** Ends the transaction as the platform does when another was faster, and lets the operation fail with its words. */
export async function loseConflict(database: Database, transactionId: string): Promise<never> {
  await databaseAction(database, { action: 'database.abortTransaction', transactionId })
  throw new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  )
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new LocalError(`The data folder ${folder} cannot be made: ${(error as Error).message}.`)
  }
  return folder
}

function explain(error: unknown): unknown {
  if (!(error instanceof DataFolderError)) return error
  const advice =
    error.kind === 'locked'
      ? 'stop that process or choose another folder'
      : 'move it away, or put a backup in its place'
  return new LocalError(`${error.message}: ${advice}.`)
}
