const CHUNK = 5

/** A list in pieces, each drawn and dropped as one. */
export function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += CHUNK) chunks.push(items.slice(at, at + CHUNK))
  return chunks
}

/** Whether nothing is left of a list, in however many pieces. */
export function isEmpty(chunks: unknown[][]): boolean {
  return chunks.every((chunk) => chunk.length === 0)
}

/** The chunks without some of their items; a chunk that loses none stays the same one, and is not drawn again. */
export function without<T extends { id: string }>(chunks: T[][], gone: ReadonlySet<string>): T[][] {
  return chunks.map((chunk) => (chunk.some(({ id }) => gone.has(id)) ? chunk.filter(({ id }) => !gone.has(id)) : chunk))
}
