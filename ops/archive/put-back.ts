import type { Archive } from './archive'
import type { Cloud, Document } from '../cloud/cloud'
import type { Output } from '../shell/command'
import { collectionsOf, documentsOf, filesOf } from './entries'
import { FORGOTTEN } from './forgotten-list'
import type { Gone } from './gone'
import { pathOf, type Relocation } from './relocation'
import { releaseMemory } from './gc'
import { inParallel } from '../shell/parallel'
import type { Journal } from './restore-journal'

/** The smallest plans take few calls at once and about 30 a second. */
const CALLS_AT_ONCE = 2
const DOCUMENTS_A_CALL = 200

/** A backup on its way into an environment. */
export interface Restoring {
  archive: Archive
  cloud: Cloud
  journal: Journal
  relocation: Relocation
  gone: Gone
  output: Output
}

/** The images that are to come back. */
export function filesToRestore({ archive, gone }: Restoring) {
  return filesOf(archive).filter(({ file_id }) => !gone.hasFile(file_id))
}

/** The collections that are compared: the list of the forgotten is added to what is there. */
export function collectionsToRestore({ archive }: Restoring): string[] {
  return collectionsOf(archive).filter((name) => name !== FORGOTTEN)
}

/** The documents of a collection as they are to be afterwards, part by part. */
export function* documentsToRestore(
  { archive, gone, relocation }: Restoring,
  collection: string,
): Generator<{ name: string; documents: Document[] }> {
  for (const { name, documents } of documentsOf(archive, collection)) {
    const staying = documents.flatMap((document) => gone.of(collection, document) ?? [])
    yield { name, documents: staying.map((document) => relocation.of(document)) }
  }
}

export async function putBackFiles(restoring: Restoring): Promise<void> {
  const { archive, cloud, journal, relocation, output } = restoring
  let count = 0
  await inParallel(CALLS_AT_ONCE, filesToRestore(restoring), async (entry) => {
    const known = journal.of(entry.name)
    const id = known ?? (await cloud.upload(pathOf(entry.file_id), archive.get(entry)))
    if (known === undefined) journal.note(entry.name, id)
    relocation.learn(entry.file_id, id)
    if (++count % 100 === 0) output.progress(`  files: ${count}`)
    releaseMemory()
  })
}

export async function putBackDocuments(restoring: Restoring): Promise<void> {
  const { cloud, journal, output } = restoring
  for (const collection of collectionsToRestore(restoring)) {
    let count = 0
    for (const { name, documents } of documentsToRestore(restoring, collection)) {
      count += documents.length
      if (journal.of(name) !== undefined) continue
      await addAll(cloud, collection, documents)
      journal.note(name)
      output.progress(`  ${collection}: ${count}`)
    }
  }
}

/** Some may be there from a restore that was cut off. */
async function addAll(cloud: Cloud, collection: string, documents: Document[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(documents.length / DOCUMENTS_A_CALL) }, (_, at) =>
    documents.slice(at * DOCUMENTS_A_CALL, (at + 1) * DOCUMENTS_A_CALL),
  )
  await inParallel(CALLS_AT_ONCE, batches, async (batch) => {
    if (await cloud.add(collection, batch)) return
    await inParallel(CALLS_AT_ONCE, batch, (document) => cloud.set(collection, document))
  })
}
