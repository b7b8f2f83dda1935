import type { Archive } from './archive'
import type { Cloud, Document } from '../cloud/cloud'
import type { Output } from '../shell/command'
import { collectionsOf, documentsOf, filesOf } from './entries'
import { releaseMemory } from './gc'
import { inParallel } from '../shell/parallel'
import type { Journal } from './restore-journal'

const FILES_AT_ONCE = 8
const DOCUMENTS_A_CALL = 200
const CALLS_AT_ONCE = 4

/** `cloud://<env>.<bucket>`; the rest is the path. */
const FILE_ID = /^(cloud:\/\/[^/]+)\/(.+)$/
function rootOf(file_id: string): string {
  return FILE_ID.exec(file_id)?.[1] ?? ''
}
function pathOf(file_id: string): string {
  return FILE_ID.exec(file_id)?.[2] ?? ''
}

/** File ids name their environment: in another one they are other ids. */
export class Relocation {
  private readonly roots = new Map<string, string>()

  learn(from: string, to: string): void {
    this.roots.set(rootOf(from), rootOf(to))
  }

  of(document: Document): Document {
    const moved = [...this.roots].filter(([from, to]) => from !== to)
    if (moved.length === 0) return document
    return moved.reduce((text, [from, to]) => replaceIn(text, from, to), document as unknown) as Document
  }
}

function replaceIn(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.startsWith(`${from}/`) ? to + value.slice(from.length) : value
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, from, to))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaceIn(item, from, to)]))
}

export async function putBackFiles(
  archive: Archive,
  cloud: Cloud,
  journal: Journal,
  relocation: Relocation,
  { progress }: Output,
): Promise<void> {
  let count = 0
  await inParallel(FILES_AT_ONCE, filesOf(archive), async (entry) => {
    const known = journal.of(entry.name)
    const id = known ?? (await cloud.upload(pathOf(entry.file_id), archive.get(entry)))
    if (known === undefined) journal.note(entry.name, id)
    relocation.learn(entry.file_id, id)
    if (++count % 100 === 0) progress(`  files: ${count}`)
    releaseMemory()
  })
}

export async function putBackDocuments(
  archive: Archive,
  cloud: Cloud,
  journal: Journal,
  relocation: Relocation,
  { progress }: Output,
): Promise<void> {
  for (const collection of collectionsOf(archive)) {
    let count = 0
    for (const { name, documents } of documentsOf(archive, collection)) {
      count += documents.length
      if (journal.of(name) !== undefined) continue
      await addAll(
        cloud,
        collection,
        documents.map((document) => relocation.of(document)),
      )
      journal.note(name)
      progress(`  ${collection}: ${count}`)
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
