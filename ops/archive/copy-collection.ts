import type { Archive } from './archive'
import type { Cloud } from '../cloud/cloud'
import { partsOf } from './entries'
import { releaseMemory } from './gc'

const PAGE = 1000

/** Copies a collection part by part, from where an interrupted backup stopped. */
export async function copyCollection(
  archive: Archive,
  cloud: Cloud,
  collection: string,
  progress: (count: number) => void,
): Promise<void> {
  const parts = partsOf(archive, collection)
  let [at, after] = [parts.length, parts.at(-1)?.last_id ?? '']
  let count = parts.reduce((sum, part) => sum + part.count, 0)
  for (;;) {
    const documents = await cloud.page(collection, after, PAGE)
    const last = documents.at(-1)
    if (!last) return
    const name = `documents/${collection}/${String(at++).padStart(5, '0')}`
    const sha256 = archive.putDocuments(name, documents)
    archive.note({ kind: 'documents', collection, name, sha256, count: documents.length, last_id: last._id })
    after = last._id
    releaseMemory()
    progress((count += documents.length))
  }
}
