import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const ENOUGH_BYTES = 190 * 2 ** 20

/** Between two parts of long work: on a busy machine the collector falls behind, and pages that are done pile up. */
export function releaseMemory(): void {
  if (process.memoryUsage.rss() > ENOUGH_BYTES) collect()
}
