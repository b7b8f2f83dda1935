import { seeded } from 'cloudbase-local/random'

const random = seeded(7)

/** Begins a call some time within the next milliseconds. */
export async function within<R>(ms: number, call: () => Promise<R>): Promise<R> {
  await new Promise((resolve) => setTimeout(resolve, random() * ms))
  return call()
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}
