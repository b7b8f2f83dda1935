import { documents } from './database'
import type { Collection } from './documents'

/** What a reply of the database is meant to have: the next documents may be four times as large before it is a megabyte. */
const BYTES_A_PAGE = 250_000
const MOST_DOCUMENTS = 1000
export const FIRST_PAGE = 100

/** How many documents to ask for next, when those of the last page are about as large as they will be. */
export function nextPageSize(page: readonly object[]): number {
  if (page.length === 0) return FIRST_PAGE
  const each = JSON.stringify(page).length / page.length
  return Math.max(1, Math.min(MOST_DOCUMENTS, Math.floor(BYTES_A_PAGE / each)))
}

/** Everything whose `key`, a unique one, is in the range, in its order; `fields` are all unless told. */
export async function readPages<R extends object>(
  collection: Collection,
  key: keyof R & string,
  range: Record<string, unknown>,
  fields?: Record<string, number>,
): Promise<R[]> {
  const found: R[] = []
  let [within, size] = [range, FIRST_PAGE]
  for (;;) {
    const page = await documents.aggregate<R>(collection, [
      { $match: { [key]: within } },
      { $sort: { [key]: 1 } },
      { $limit: size },
      ...(fields ? [{ $project: fields }] : []),
    ])
    for (const document of page) found.push(document)
    const last = page.at(-1)
    if (!last || page.length < size) return found
    within = { ...range, $gt: last[key] }
    size = nextPageSize(page)
  }
}
