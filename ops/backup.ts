import { join } from 'node:path'
import { fileIdParts } from '../core/images/file-id'
import { Archive } from './archive/archive'
import { openCloud, type Cloud, type Document } from './cloud/cloud'
import { main, type Command, type Outcome, type Output } from './shell/command'
import { collectionsOf, documentsOf, filesOf, missingFilesOf } from './archive/entries'
import { copyChanges } from './archive/amendments'
import { copyCollection } from './archive/copy-collection'
import { readCredentials } from './shell/credentials'
import { readDescription } from './plan/environment'
import { root } from './shell/paths'
import { inParallel } from './shell/parallel'
import { sha256 } from './archive/encryption'

const HELP = `npm run backup -- [options]
Copies every document and every stored image of a CloudBase environment into a folder. May be interrupted: the same
command with the same --out goes on. The shop may stay open: what changes meanwhile is copied again at the end.

  --out DIR    where to (default .data/backups/<env>-<day>)
  --no-files   documents only
  --dry-run    count, and write nothing
  --json       print one JSON value; progress goes to stderr

With BACKUP_KEY set, everything is encrypted with it (AES-256-GCM); without the key nobody restores it, the owner included.
The address of the group chat's robot is a secret, and in encrypted backups only.`

/** Belongs to an environment, not to the shop. */
const NOT_COPIED = ['self_checks', 'system']
/** Holds a secret: it is copied where nobody reads it without the key. */
const ONLY_ENCRYPTED = ['alerts']
/** The smallest plans take few calls at once. */
const FILES_AT_ONCE = 2

export const backup: Command = {
  name: 'backup',
  help: HELP,
  options: { out: { type: 'string' }, 'no-files': { type: 'boolean' } },
  async work(flags, variables, output, clock) {
    const credentials = readCredentials(variables)
    const cloud = openCloud(credentials, clock)
    const now = new Date(clock.now()).toISOString()
    const names = readDescription()
      .collections.map(({ name }) => name)
      .filter((name) => !NOT_COPIED.includes(name))
      .filter((name) => credentials.backupKey !== undefined || !ONLY_ENCRYPTED.includes(name))
    if (flags['dry-run']) return count(cloud, names, output)
    const folder =
      (flags.out as string | undefined) ?? join(root, '.data/backups', `${credentials.env}-${now.slice(0, 10)}`)
    const archive = Archive.forWriting(folder, credentials.env, now, credentials.backupKey)
    await copyDocuments(archive, cloud, names, output)
    if (!flags['no-files']) await copyFiles(archive, cloud, output)
    const schema = await cloud.get('system', 'schema')
    const manifest = archive.finish({
      finished_at: new Date(clock.now()).toISOString(),
      counts: countsOf(archive),
      files: filesOf(archive).length,
      missing_files: missingFilesOf(archive).length,
      schema_version: Number(schema?.version ?? 0),
    })
    output.print(
      `✔ ${folder}: ${Object.values(manifest.counts).reduce((a, b) => a + b, 0)} documents, ${manifest.files} files`,
    )
    if (manifest.missing_files > 0) output.print(`  ${manifest.missing_files} files are named and not there any more.`)
    return { result: { folder, ...manifest } }
  },
}

async function count(cloud: Cloud, names: string[], { print }: Output): Promise<Outcome> {
  const counts: Record<string, number> = {}
  for (const name of names) {
    counts[name] = await cloud.count(name)
    print(`  ${name}: ${counts[name]}`)
  }
  return { result: { counts } }
}

async function copyDocuments(archive: Archive, cloud: Cloud, names: string[], { progress }: Output): Promise<void> {
  for (const name of names) await copyCollection(archive, cloud, name, (copied) => progress(`  ${name}: ${copied}`))
  const changed = await copyChanges(archive, cloud, archive.header.started_at)
  if (changed > 0) progress(`  ${changed} orders changed meanwhile`)
}

function countsOf(archive: Archive): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const collection of collectionsOf(archive))
    for (const { documents } of documentsOf(archive, collection))
      counts[collection] = (counts[collection] ?? 0) + documents.length
  return counts
}

/** Every stored file that a document names. */
function namedFiles(archive: Archive): string[] {
  const ids = new Set<string>()
  for (const collection of collectionsOf(archive))
    for (const { documents } of documentsOf(archive, collection)) for (const id of fileIdsIn(documents)) ids.add(id)
  return [...ids]
}

/** What lies in the inbox was not taken in yet: it is not the shop's. */
function fileIdsIn(documents: Document[]): string[] {
  const texts = [...JSON.stringify(documents).matchAll(/"(cloud:[^"]+)"/g)].map(([, text = '']) => text)
  return texts.filter((text) => !(fileIdParts(text)?.path ?? 'inbox/').startsWith('inbox/'))
}

async function copyFiles(archive: Archive, cloud: Cloud, { progress }: Output): Promise<void> {
  const done = new Set([...filesOf(archive), ...missingFilesOf(archive)].map(({ file_id }) => file_id))
  const todo = namedFiles(archive).filter((id) => !done.has(id))
  let copied = done.size
  await inParallel(FILES_AT_ONCE, todo, async (file_id) => {
    const bytes = await cloud.download(file_id)
    const name = `files/${sha256(file_id)}`
    if (bytes) archive.note({ kind: 'file', file_id, name, sha256: archive.put(name, bytes) })
    else archive.note({ kind: 'missing', file_id })
    if (++copied % 100 === 0) progress(`  files: ${copied}`)
  })
}

if (require.main === module) void main(backup)
