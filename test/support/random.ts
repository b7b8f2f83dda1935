/** Numbers from 0 to 1 that a seed gives again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const random = seeded(7)

/** Begins a call some time within the next milliseconds. */
export async function within<R>(ms: number, call: () => Promise<R>): Promise<R> {
  await new Promise((resolve) => setTimeout(resolve, random() * ms))
  return call()
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}
