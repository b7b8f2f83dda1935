import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseAction } from './database/actions'
import { openDatabase, type CollectionSpec, type Database } from './database/engine'
import { DatabaseError, DataFolderError } from './errors'
import { LocalError } from './local-error'

/** Where a local cloud keeps what it must not lose. */
export interface DataFolder {
  database: Database
  filesFolder: string
  close(): Promise<void>
}

/** @param data null keeps documents in memory, and files in a temporary folder that goes with `close` */
export async function openDataFolder(
  data: string | null,
  collections: CollectionSpec[],
  now: () => number,
  transactionLifetimeMs?: number,
): Promise<DataFolder> {
  const database = await openDatabase({
    directory: data && makeFolder(join(data, 'database')),
    collections,
    now,
    transactionLifetimeMs,
  }).catch((error: unknown) => {
    throw explain(error)
  })
  const temporary = data === null ? await mkdtemp(join(tmpdir(), 'local-cloud-')) : null
  return {
    database,
    filesFolder: temporary ?? makeFolder(join(data ?? '', 'files')),
    async close() {
      await database.close()
      if (temporary) await rm(temporary, { recursive: true, force: true })
    },
  }
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
