import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { databaseAction } from '../../src/database/actions'
import { openDatabase, type Database } from '../../src/database/engine'
import { DataFolderError } from '../../src/errors'
import { seeded } from '../../src/random'

const collections = [{ name: 'entries', indexes: [] }]
const DOCUMENTS = 120

function open(directory: string) {
  return openDatabase({ directory, collections, now: () => 0 })
}

function save(database: Database, _id: string, fields: object) {
  return databaseAction(database, {
    action: 'modifyDocument',
    collectionName: 'entries',
    upsert: true,
    query: JSON.stringify({ _id }),
    data: JSON.stringify(fields),
  })
}

async function contents(database: Database): Promise<string> {
  const { data } = (await databaseAction(database, {
    action: 'getDocument',
    collectionName: 'entries',
    order: '{"_id":1}',
    limit: 1000,
  })) as { data: { list: string[] } }
  return data.list.join('\n')
}

/** A folder as it is after days of work, when its process is killed: tables, and a log that was never closed. */
async function aFolder(): Promise<{ folder: string; contents: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'damage-'))
  for (let day = 0; day < 3; day++) {
    const database = await open(folder)
    for (let at = 0; at < DOCUMENTS; at++)
      await save(database, `entry-${at}`, { day, text: `${day} ${at} `.repeat(20 + (at % 50)) })
    await database.close()
  }
  const database = await open(folder)
  for (let at = 0; at < DOCUMENTS; at += 2) await save(database, `entry-${at}`, { day: 3, text: `late ${at}` })
  const known = await contents(database)
  const killed = `${folder}-killed`
  cpSync(folder, killed, { recursive: true })
  await database.close()
  rmSync(folder, { recursive: true })
  return { folder: killed, contents: known }
}

/** `aborted`: LevelDB ended the process with an assertion, which nobody can overlook */
type Fate = 'whole' | 'refused' | 'aborted' | 'silently wrong'

/** `unsealed`: the check of the seal is left out, as a bug would */
export type SealUse = 'sealed' | 'unsealed'

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

/** Damages a copy of a folder somewhere and opens it. */
export async function damageRound(folder: string, knownFile: string, round: number): Promise<Damage> {
  const copy = `${folder}-${round}`
  cpSync(folder, copy, { recursive: true })
  const spoilt = spoil(copy, seeded(round))
  const fate = await fateOf(copy, readFileSync(knownFile, 'utf8'))
  rmSync(copy, { recursive: true })
  return { ...spoilt, fate }
}

/** The fates told until the process ended, by itself or by the database's abort. */
async function inChild(folder: string, knownFile: string, from: number, to: number, seal: SealUse): Promise<Damage[]> {
  const args = ['--import', 'tsx', join(__dirname, 'damage-main.ts'), folder, knownFile, String(from), String(to), seal]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const told: Damage[] = []
  for await (const line of createInterface(child.stdout)) told.push(JSON.parse(line) as Damage)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  if (child.exitCode === 2) throw new Error('opening a damaged folder failed in a way that nobody expects')
  return told
}

/** Rounds of damage to one folder at random places. */
export async function damageRounds(rounds: number, seal: SealUse = 'sealed'): Promise<Damage[]> {
  const { folder, contents: known } = await aFolder()
  const knownFile = `${folder}.txt`
  writeFileSync(knownFile, known)
  const damages: Damage[] = []
  while (damages.length < rounds) {
    damages.push(...(await inChild(folder, knownFile, damages.length, rounds, seal)))
    if (damages.length < rounds) damages.push({ file: 'log', how: 'the process was aborted', fate: 'aborted' })
  }
  for (const name of readdirSync(tmpdir()))
    if (join(tmpdir(), name).startsWith(folder)) rmSync(join(tmpdir(), name), { recursive: true })
  return damages
}
