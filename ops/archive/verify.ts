import { createHash } from 'node:crypto'
import { EJSON } from 'bson'
import type { Records } from '../../core/laws/contradictions'
import type { Cloud, Document } from '../cloud/cloud'
import { pagesById } from '../cloud/paging'
import { releaseMemory } from './gc'
import { inParallel } from '../shell/parallel'
import { collectionsToRestore, documentsToRestore, filesToRestore, type Restoring } from './put-back'

const PAGE = 1000
/** The smallest plans take few calls at once. */
const FILES_AT_ONCE = 2
const ISO_LENGTH = '2026-11-23T12:00:00.000Z'.length

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, inOrder(item)]),
  )
}

/** A digest of many documents that does not depend on their order. */
class Digest {
  count = 0
  private readonly sum = Buffer.alloc(32)

  add(document: Document): void {
    this.count++
    const text = JSON.stringify(inOrder(EJSON.serialize(document, { relaxed: false })))
    const hash = createHash('sha256').update(text).digest()
    for (let at = 0; at < hash.length; at++) this.sum[at] = ((this.sum[at] ?? 0) + (hash[at] ?? 0)) & 255
  }

  toString(): string {
    return `${this.count} documents ${this.sum.toString('hex')}`
  }
}

/** Every document of a collection, page by page. */
async function* allOf(cloud: Cloud, collection: string): AsyncGenerator<Document> {
  for await (const page of pagesById((after) => cloud.page(collection, after, PAGE))) {
    yield* page
    releaseMemory()
  }
}

export async function digestOf(cloud: Cloud, collection: string): Promise<string> {
  const digest = new Digest()
  for await (const document of allOf(cloud, collection)) digest.add(document)
  return digest.toString()
}

/** Reads everything back; gives in which collections the environment is not what the backup says. */
export async function differencesOf(restoring: Restoring): Promise<string[]> {
  const differences: string[] = []
  for (const collection of collectionsToRestore(restoring)) {
    const expected = new Digest()
    for (const { documents } of documentsToRestore(restoring, collection))
      for (const document of documents) expected.add(document)
    const found = await digestOf(restoring.cloud, collection)
    restoring.output.progress(`  checked ${collection}: ${expected.count}`)
    if (found !== expected.toString())
      differences.push(`${collection} should be ${expected.toString()} and is ${found}`)
  }
  return differences
}

/** Reads every image back; gives which of them are not what the backup holds. */
export async function changedFilesOf(restoring: Restoring): Promise<string[]> {
  const { archive, cloud, journal, output } = restoring
  const changed: string[] = []
  const entries = filesToRestore(restoring)
  await inParallel(FILES_AT_ONCE, entries, async (entry) => {
    const id = journal.of(entry.name) ?? entry.file_id
    const bytes = await cloud.download(id)
    if (!bytes?.equals(archive.get(entry))) changed.push(`the image ${id}`)
    releaseMemory()
  })
  output.progress(`  checked images: ${entries.length}`)
  return changed
}

/** Times come again and again: each is kept once. */
function sharing(): (value: unknown) => unknown {
  const known = new Map<string, string>()
  return function share(value: unknown): unknown {
    if (typeof value === 'string') {
      if (value.length !== ISO_LENGTH) return value
      const first = known.get(value)
      if (first === undefined) known.set(value, value)
      return first ?? value
    }
    if (typeof value !== 'object' || value === null) return value
    for (const [name, item] of Object.entries(value)) (value as Record<string, unknown>)[name] = share(item)
    return value
  }
}

/** What the laws of the records look at. */
export async function readRecords(cloud: Cloud): Promise<Records> {
  const share = sharing()
  const all = async <T>(collection: string): Promise<T[]> => {
    const documents: T[] = []
    // parsed anew, for the objects of the SDK are twice as large
    for await (const document of allOf(cloud, collection))
      documents.push(share(JSON.parse(JSON.stringify(document))) as T)
    return documents
  }
  return {
    reservations: await all('reservations'),
    orders: await all('orders'),
    users: await all('users'),
    order_audits: await all('order_audits'),
    payment_proofs: await all('payment_proofs'),
    admins: await all('admins'),
    rosters: await all('rosters'),
    daily_stats: await all('daily_stats'),
    settings: await all('settings'),
  }
}
