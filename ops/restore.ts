import { findContradictions, type Finding } from '../core/laws/contradictions'
import { Archive } from './archive/archive'
import { openCloud, type Cloud } from './cloud/cloud'
import { pagesById } from './cloud/paging'
import { EXIT, main, type Command, type Output } from './shell/command'
import { collectionsOf } from './archive/entries'
import { readCredentials } from './shell/credentials'
import { readDescription } from './plan/environment'
import { FORGOTTEN, keepForgotten, readForgotten } from './archive/forgotten-list'
import { Gone } from './archive/gone'
import { putBackDocuments, putBackFiles, type Restoring } from './archive/put-back'
import { Relocation } from './archive/relocation'
import { Journal } from './archive/restore-journal'
import { releaseMemory } from './archive/gc'
import { migrate } from './plan/migrate'
import { changedFilesOf, differencesOf, readRecords } from './archive/verify'

const HELP = `npm run restore -- --from DIR [options]
Puts a backup into a CloudBase environment, the one it was made of or another. The backup is checked before it is used,
the environment afterwards: every document and image, and that the shop’s records do not contradict themselves.
May be interrupted: the same command goes on. Deploy first: collections, indexes and rules are not in a backup.

  --from DIR   the backup
  --replace    empty the environment first, instead of refusing one that has players or orders
  --afresh     begin anew, where an earlier restore of this backup was interrupted and the environment changed since
  --no-files   documents only
  --dry-run    check the backup, and change nothing
  --json       print one JSON value; progress goes to stderr

Reads BACKUP_KEY for an encrypted backup.`

const PAGE = 1000

/** What is of the environment, or of everybody who was ever forgotten in it. */
const KEPT = ['system', FORGOTTEN]

/** What makes an environment somebody's. A deployment alone writes none of these. */
const TELLING = ['users', 'orders', 'reservations', 'admins', 'order_audits', 'payment_proofs']

export const restore: Command = {
  name: 'restore',
  help: HELP,
  options: {
    from: { type: 'string' },
    replace: { type: 'boolean' },
    afresh: { type: 'boolean' },
    'no-files': { type: 'boolean' },
  },
  async work(flags, variables, output, clock) {
    if (typeof flags.from !== 'string') throw new Error('Say which backup: --from DIR.')
    const credentials = readCredentials(variables)
    const { archive, manifest } = Archive.forReading(flags.from, credentials.backupKey)
    checkAll(archive)
    output.print(
      `✔ The backup of ${manifest.env} from ${manifest.finished_at} is whole${manifest.is_encrypted ? '' : ' by its checksums; without a BACKUP_KEY nothing tells who made it'}.`,
    )
    if (flags['dry-run']) return { result: { manifest } }
    const cloud = openCloud(credentials, clock)
    const journal = new Journal(flags.from, credentials.env, flags.afresh === true)
    const list = await readForgotten(archive, cloud)
    if (!journal.isResumed) await makeRoom(cloud, flags.replace === true, output)
    journal.begin()
    await keepForgotten(cloud, list)
    const gone = new Gone(archive, list, journal)
    await putBack({ archive, cloud, journal, relocation: new Relocation(), gone, output }, flags['no-files'] !== true)
    await cloud.set('system', { _id: 'schema', version: manifest.schema_version, at: manifest.finished_at })
    journal.end()
    const now = new Date(clock.now()).toISOString()
    await migrate(cloud, now, output.progress)
    const contradictions = await contradictionsIn(cloud, now, output)
    output.print(`✔ Restored, and identical by hash: ${collectionsOf(archive).join(', ')}.`)
    if (gone.nobodies.size > 0)
      output.print(`✔ ${gone.nobodies.size} who asked to be forgotten after this backup stay forgotten.`)
    output.print(
      contradictions.length === 0 ? '✔ The records hang together.' : `${contradictions.length} contradictions.`,
    )
    return {
      result: { counts: manifest.counts, files: manifest.files, forgotten: gone.nobodies.size, contradictions },
      exitCode: contradictions.length === 0 ? EXIT.ok : EXIT.differs,
    }
  },
}

/** Puts everything back; throws when what arrived is not what the backup holds. */
async function putBack(restoring: Restoring, hasFiles: boolean): Promise<void> {
  if (hasFiles) await putBackFiles(restoring)
  await putBackDocuments(restoring)
  const differences = await differencesOf(restoring)
  if (hasFiles) differences.push(...(await changedFilesOf(restoring)))
  if (differences.length > 0)
    throw new Error(`What arrived differs from the backup: ${differences.slice(0, 3).join('; ')}.`)
}

async function contradictionsIn(cloud: Cloud, now: string, { print }: Output): Promise<Finding[]> {
  const records = await readRecords(cloud)
  releaseMemory()
  const contradictions = findContradictions(records, now)
  for (const { sentence } of contradictions.slice(0, 20)) print(`  ${sentence}`)
  return contradictions
}

/** Throws when anything in the backup is not what was put in. */
function checkAll(archive: Archive): void {
  for (const entry of archive.entries) {
    if (entry.kind !== 'missing') archive.get(entry)
    releaseMemory()
  }
}

async function makeRoom(cloud: Cloud, isReplacing: boolean, { progress }: Output): Promise<void> {
  for (const collection of TELLING)
    if (!isReplacing && (await cloud.count(collection)) > 0)
      throw new Error(`The environment is not empty: it has ${collection}. Add --replace to empty it first.`)
  for (const { name } of readDescription().collections.filter((one) => !KEPT.includes(one.name)))
    for await (const page of pagesById((after) => cloud.page(name, after, PAGE))) {
      progress(`  emptying ${name}`)
      await cloud.remove(
        name,
        page.map(({ _id }) => _id),
      )
    }
}

if (require.main === module) void main(restore)
