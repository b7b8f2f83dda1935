interface Chunk<T> {
  keys: string[]
  items: T[]
}

const CHUNK_SIZE = 512

/** Items in the order of their unique string keys: a list of short sorted arrays, so that inserting moves few. */
export class Ordered<T> {
  private chunks: Chunk<T>[] = []

  /** Fills an empty list: each item goes under its key at the same place. */
  load(keys: string[], items: T[]): void {
    const order = Uint32Array.from(keys, (_, i) => i)
    order.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1))
    for (let at = 0; at < order.length; at += CHUNK_SIZE / 2) {
      const part = [...order.subarray(at, at + CHUNK_SIZE / 2)]
      this.chunks.push({ keys: part.map((i) => keys[i] as string), items: part.map((i) => items[i] as T) })
    }
  }

  insert(key: string, item: T): void {
    if (this.chunks.length === 0) this.chunks.push({ keys: [], items: [] })
    const index = Math.min(this.chunkOf(key), this.chunks.length - 1)
    const chunk = this.chunks[index] as Chunk<T>
    const at = lowerBound(chunk.keys, key)
    chunk.keys.splice(at, 0, key)
    chunk.items.splice(at, 0, item)
    if (chunk.keys.length <= CHUNK_SIZE) return
    const half = CHUNK_SIZE / 2
    this.chunks.splice(index + 1, 0, { keys: chunk.keys.splice(half), items: chunk.items.splice(half) })
  }

  remove(key: string): void {
    const index = this.chunkOf(key)
    const chunk = this.chunks[index]
    if (!chunk) return
    const at = lowerBound(chunk.keys, key)
    if (chunk.keys[at] !== key) return
    chunk.keys.splice(at, 1)
    chunk.items.splice(at, 1)
    if (chunk.keys.length === 0) this.chunks.splice(index, 1)
  }

  /** Items whose key is in [from, to). */
  *range(from: string, to: string): Generator<T> {
    for (let index = this.chunkOf(from); index < this.chunks.length; index++) {
      const { keys, items } = this.chunks[index] as Chunk<T>
      for (let at = lowerBound(keys, from); at < keys.length; at++) {
        if ((keys[at] as string) >= to) return
        yield items[at] as T
      }
    }
  }

  /** The same, last first. */
  *backwards(from: string, to: string): Generator<T> {
    for (let index = Math.min(this.chunkOf(to), this.chunks.length - 1); index >= 0; index--) {
      const { keys, items } = this.chunks[index] as Chunk<T>
      for (let at = lowerBound(keys, to) - 1; at >= 0; at--) {
        if ((keys[at] as string) < from) return
        yield items[at] as T
      }
    }
  }

  count(from: string, to: string): number {
    const [first, last] = [this.chunkOf(from), this.chunkOf(to)]
    let count = lowerBound(this.chunks[last]?.keys ?? [], to) - lowerBound(this.chunks[first]?.keys ?? [], from)
    for (let index = first; index < last; index++) count += this.chunks[index]?.keys.length ?? 0
    return count
  }

  /** The chunk that holds the first key not below `key`; one past the end if there is none. */
  private chunkOf(key: string): number {
    let [low, high] = [0, this.chunks.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.chunks[middle]?.keys.at(-1) as string) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

function lowerBound(keys: string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}
