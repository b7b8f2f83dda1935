import { fromLines, type Archive, type Entry } from './archive'
import type { Document } from '../cloud/cloud'
import { releaseMemory } from './gc'

type OfKind<K extends Entry['kind']> = Extract<Entry, { kind: K }>

function ofKind<K extends Entry['kind']>(archive: Archive, kind: K): OfKind<K>[] {
  return archive.entries.filter((entry): entry is OfKind<K> => entry.kind === kind)
}

export function filesOf(archive: Archive): OfKind<'file'>[] {
  return ofKind(archive, 'file')
}
export function missingFilesOf(archive: Archive): OfKind<'missing'>[] {
  return ofKind(archive, 'missing')
}
export function partsOf(archive: Archive, collection: string): OfKind<'documents'>[] {
  return ofKind(archive, 'documents').filter((entry) => entry.collection === collection)
}
/** Those too that were empty when they were copied, and got their first documents before the backup was finished. */
export function collectionsOf(archive: Archive): string[] {
  const parts = [...ofKind(archive, 'documents'), ...ofKind(archive, 'amendment')]
  return [...new Set(parts.map(({ collection }) => collection))]
}

/** What changed during the backup, the last word for each id; null: removed. */
function amendmentsOf(archive: Archive, collection: string): Map<string, Document | null> {
  const amended = new Map<string, Document | null>()
  for (const entry of ofKind(archive, 'amendment').filter((one) => one.collection === collection)) {
    for (const document of fromLines(archive.get(entry))) amended.set(document._id, document)
    for (const id of entry.removed) amended.set(id, null)
  }
  return amended
}

/** The documents of a collection as they are to be restored, part by part. */
export function* documentsOf(archive: Archive, collection: string): Generator<{ name: string; documents: Document[] }> {
  const amended = amendmentsOf(archive, collection)
  for (const part of partsOf(archive, collection)) {
    yield { name: part.name, documents: fromLines(archive.get(part)).filter(({ _id }) => !amended.has(_id)) }
    releaseMemory()
  }
  const last = [...amended.values()].filter((document) => document !== null)
  if (last.length > 0) yield { name: `${collection}/amended`, documents: last }
}
