import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseAction } from '../../../local/cloudbase/database/actions'
import { openDatabase, type Database } from '../../../local/cloudbase/database/engine'
import { DataFolderError } from '../../../local/cloudbase/errors'
import { seeded } from '../../chance'

const collections = [{ name: 'orders', indexes: [] }]
const DOCUMENTS = 120

const open = (directory: string) => openDatabase({ directory, collections, now: () => 0 })

const save = (database: Database, _id: string, fields: object) =>
  databaseAction(database, {
    ...{ action: 'modifyDocument', collectionName: 'orders', upsert: true },
    ...{ query: JSON.stringify({ _id }), data: JSON.stringify(fields) },
  })

async function contents(database: Database): Promise<string> {
  const { data } = (await databaseAction(database, {
    ...{ action: 'getDocument', collectionName: 'orders', order: '{"_id":1}', limit: 1000 },
  })) as { data: { list: string[] } }
  return data.list.join('\n')
}

/** A folder as it is after days of work, when its process is killed: tables, and a log that was never closed. */
async function aFolder(): Promise<{ folder: string; contents: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'damage-'))
  for (let day = 0; day < 3; day++) {
    const database = await open(folder)
    for (let at = 0; at < DOCUMENTS; at++)
      await save(database, `order-${at}`, { day, text: `${day} ${at} `.repeat(20 + (at % 50)) })
    await database.close()
  }
  const database = await open(folder)
  for (let at = 0; at < DOCUMENTS; at += 2) await save(database, `order-${at}`, { day: 3, text: `late ${at}` })
  const known = await contents(database)
  const killed = `${folder}-killed`
  cpSync(folder, killed, { recursive: true })
  await database.close()
  rmSync(folder, { recursive: true })
  return { folder: killed, contents: known }
}

export type Fate = 'whole' | 'refused' | 'silently wrong'

/** Where bytes are damaged, and what came of it. */
export interface Damage {
  file: string
  how: string
  fate: Fate
}

function spoil(folder: string, random: () => number): Omit<Damage, 'fate'> {
  const files = readdirSync(folder).filter((file) => !['LOCK', 'LOG', 'LOG.old'].includes(file))
  const file = files[Math.floor(random() * files.length)] ?? ''
  const bytes = readFileSync(join(folder, file))
  const at = Math.floor(random() * bytes.length)
  if (random() < 0.3) {
    truncateSync(join(folder, file), at)
    return { file, how: `cut off at ${at} of ${bytes.length}` }
  }
  const length = random() < 0.5 ? 1 : 64
  for (let index = at; index < Math.min(bytes.length, at + length); index++)
    bytes[index] = (bytes[index] ?? 0) ^ (1 + random() * 254)
  writeFileSync(join(folder, file), bytes)
  return { file, how: `${length} bytes at ${at} of ${bytes.length}` }
}

async function fateOf(folder: string, known: string): Promise<Fate> {
  try {
    const database = await open(folder)
    const found = await contents(database)
    await database.close()
    return found === known ? 'whole' : 'silently wrong'
  } catch (error) {
    if (error instanceof DataFolderError && error.kind === 'damaged') return 'refused'
    throw error
  }
}

/** Damages copies of one folder at random places and opens each. */
export async function damageRounds(rounds: number, seed: number): Promise<Damage[]> {
  const { folder, contents: known } = await aFolder()
  const random = seeded(seed)
  const damages: Damage[] = []
  for (let round = 0; round < rounds; round++) {
    const copy = `${folder}-${round}`
    cpSync(folder, copy, { recursive: true })
    const spoilt = spoil(copy, random)
    damages.push({ ...spoilt, fate: await fateOf(copy, known) })
    rmSync(copy, { recursive: true })
  }
  rmSync(folder, { recursive: true })
  return damages
}
