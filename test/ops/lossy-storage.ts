import { seeded } from 'cloudbase-local/random'

/** How object storage fails a read for a while. `404` without NoSuchKey is no word about the file. */
const WAYS = ['reset', '500', '503', '404'] as const
const MOST_FAILURES = 5

/** Makes a share of the reads of files fail for a while. */
export function loseReads(share: number, seed: number) {
  const { fetch } = globalThis
  const dice = seeded(seed)
  const left = new Map<string, number>()
  const tally = { reads: 0, files: 0, failures: 0 }
  globalThis.fetch = async (url, init) => {
    if (typeof url !== 'string' || !url.includes('/proofs/')) return fetch(url, init)
    tally.reads++
    const path = new URL(url).pathname
    if (!left.has(path)) {
      const isStruck = dice() < share
      left.set(path, isStruck ? 1 + Math.floor(dice() * MOST_FAILURES) : 0)
      if (isStruck) tally.files++
    }
    const failures = left.get(path) ?? 0
    if (failures === 0) return fetch(url, init)
    left.set(path, failures - 1)
    const way = WAYS[tally.failures++ % WAYS.length] ?? 'reset'
    if (way === 'reset') throw new TypeError('fetch failed')
    return new Response('later', { status: Number(way) })
  }
  return { tally, undo: () => void (globalThis.fetch = fetch) }
}
