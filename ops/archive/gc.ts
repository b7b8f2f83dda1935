import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const GROWTH_BYTES = 24 * 2 ** 20
let keptBytes = 0

/**
 * Between two parts of long work: on a busy machine the collector falls behind, and parts that are done pile up. A
 * collection takes as long as what is kept is large, so it waits until something can have piled up.
 */
export function releaseMemory(): void {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  if (heapUsed + arrayBuffers < keptBytes + GROWTH_BYTES) return
  collect()
  const after = process.memoryUsage()
  keptBytes = after.heapUsed + after.arrayBuffers
}
