import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { databaseAction } from '../../src/database/actions'
import { openDatabase, type Database } from '../../src/database/engine'

const collections = [{ name: 'entries', indexes: [] }]

function insert(database: Database, _id: string) {
  return databaseAction(database, {
    action: 'insertDocument',
    collectionName: 'entries',
    data: [JSON.stringify({ _id })],
  })
}

/** Lets the disk be full after some batches, for every database of this process; gives what makes room again. */
function fillDiskAfter(batches: number): () => void {
  const prototype = ClassicLevel.prototype as unknown as Record<string, (...args: unknown[]) => Promise<void>>
  const { batch } = prototype
  prototype.batch = function (...args) {
    if (batches-- > 0 && batch) return batch.apply(this, args)
    return Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
  }
  return () => void (batch && (prototype.batch = batch))
}

/** What was acknowledged before and after the disk was full, whether anything could be read then, and what is there after opening again. */
export async function onFullDisk(): Promise<{ acknowledged: string[]; isReadable: boolean; found: string[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'full-'))
  const open = () => openDatabase({ directory, collections, now: () => 0 })
  const database = await open()
  const makeRoom = fillDiskAfter(5)
  const acknowledged: string[] = []
  for (let at = 0; at < 10; at++)
    await insert(database, `entry-${at}`).then(
      () => acknowledged.push(`entry-${at}`),
      () => {},
    )
  const ask = { action: 'getDocument', collectionName: 'entries' }
  const isReadable = await databaseAction(database, ask).then(
    () => true,
    () => false,
  )
  await database.close()
  makeRoom()
  const again = await open()
  const { data } = (await databaseAction(again, ask)) as { data: { list: string[] } }
  await again.close()
  rmSync(directory, { recursive: true })
  return { acknowledged, isReadable, found: data.list.map((text) => (JSON.parse(text) as { _id: string })._id).sort() }
}
