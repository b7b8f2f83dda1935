import type { Archive } from './archive'
import type { Cloud } from '../cloud/cloud'
import { pagesById } from '../cloud/paging'
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
  const start = parts.at(-1)?.last_id ?? ''
  let at = parts.length
  let count = parts.reduce((sum, part) => sum + part.count, 0)
  for await (const documents of pagesById((after) => cloud.page(collection, after, PAGE), start)) {
    const name = `documents/${collection}/${String(at).padStart(5, '0')}`
    const sha256 = archive.putDocuments(name, documents)
    const last_id = documents.at(-1)?._id ?? ''
    archive.note({ kind: 'documents', collection, name, sha256, count: documents.length, last_id })
    releaseMemory()
    at += 1
    count += documents.length
    progress(count)
  }
}
