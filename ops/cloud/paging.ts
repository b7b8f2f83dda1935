/** More than any list of an environment holds: whoever asks for more is answered the same page again and again. */
const MOST_PAGES = 10_000

/** Everything of a list that is asked for from an offset on: until a page is not full. */
export async function pagesByOffset<T>(size: number, ask: (offset: number, limit: number) => Promise<T[]>) {
  const found: T[] = []
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await ask(found.length, size)
    found.push(...page)
    if (page.length < size) return found
  }
  throw new Error(`A list of the cloud has no end: there are more than ${found.length} entries.`)
}

/** Every page of documents in the order of their ids: until one is empty. */
export async function* pagesById<T extends { _id: string }>(
  ask: (after: string) => Promise<T[]>,
  start = '',
): AsyncGenerator<T[]> {
  let after = start
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await ask(after)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last._id
  }
  throw new Error('A collection has no end: the cloud answers page after page.')
}
