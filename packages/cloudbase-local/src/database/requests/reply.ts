import { toEjson } from '../ejson'
import { requestFailed } from '../refusals'
import type { Document } from '../value'

const MOST_BYTES = 16 * 1024 * 1024

/** Documents as they are answered. The platform lets no packet of more than 16 MB out of the database. */
export function listOf(documents: Document[]): string[] {
  const list = documents.map((document) => toEjson(document))
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > MOST_BYTES) throw requestFailed(`the result of ${bytes} bytes is larger than ${MOST_BYTES}`)
  return list
}
