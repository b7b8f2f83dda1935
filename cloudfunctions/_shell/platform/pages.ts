import { documents } from './database'
import type { Collection } from './documents'

/** What a reply of the database is meant to have: the next documents may be four times as large before it is a megabyte. */
const BYTES_A_PAGE = 250_000
const MOST_DOCUMENTS = 1000
const FIRST_PAGE = 100
/** No shop has so many pages: whoever reads on has not moved on from page to page. */
const MOST_PAGES = 100_000

/** How many documents to ask for next, when those of the last page are about as large as they will be. */
function nextPageSize(page: readonly object[], most: number): number {
  const bytesOfOne = JSON.stringify(page).length / page.length
  return Math.max(1, Math.min(most, Math.floor(BYTES_A_PAGE / bytesOfOne)))
}

/**
 * Page after page until one is not full; an empty one is not given. `readPage` reads at most `limit` documents behind the
 * last one that was read, or those that the reader has not done away with yet.
 */
export async function* pages<R extends object>(
  readPage: (limit: number, last: R | undefined) => Promise<R[]>,
  most = MOST_DOCUMENTS,
): AsyncGenerator<R[]> {
  let limit = Math.min(FIRST_PAGE, most)
  let last: R | undefined
  for (let count = 0; count < MOST_PAGES; count++) {
    const page = await readPage(limit, last)
    if (page.length === 0) return
    yield page
    if (page.length < limit) return
    last = page.at(-1)
    limit = nextPageSize(page, most)
  }
  throw new Error(`more than ${MOST_PAGES} pages were read: reading does not move on`)
}

/** The documents of all pages. */
export async function allOf<R extends object>(source: AsyncGenerator<R[]>): Promise<R[]> {
  const found: R[] = []
  // not spread: a page may have more documents than a call takes arguments
  for await (const page of source) for (const document of page) found.push(document)
  return found
}

/** Everything whose `key`, a unique one, is in the range, in its order; `fields` are all unless told. */
export function readPages<R extends object>(
  collection: Collection,
  key: keyof R & string,
  range: Record<string, unknown>,
  fields?: Record<string, number>,
): Promise<R[]> {
  const readPage = (limit: number, last: R | undefined) =>
    documents.aggregate<R>(collection, [
      { $match: { [key]: last ? { ...range, $gt: last[key] } : range } },
      { $sort: { [key]: 1 } },
      { $limit: limit },
      ...(fields ? [{ $project: fields }] : []),
    ])
  return allOf(pages(readPage))
}
