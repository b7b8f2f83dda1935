import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { bundles } from '../support/shop'
import { median, type Group } from '../support/measuring/group'
import { times } from '../support/measuring/replies'

const ROUNDS = 9

interface Cost {
  wall: number
  processor: number
}

/** Milliseconds that `require` of a module takes in a fresh process. */
function requireMs(module: string): Cost {
  const script = `
    const [wall, processor] = [performance.now(), process.cpuUsage()]
    require(${JSON.stringify(module)})
    const { user, system } = process.cpuUsage(processor)
    console.log(JSON.stringify({ wall: performance.now() - wall, processor: (user + system) / 1000 }))
    process.exit()`
  return JSON.parse(
    execFileSync(process.execPath, ['-e', script], { env: { PATH: process.env.PATH } }).toString(),
  ) as Cost
}

export const cold: Group = {
  name: 'cold',
  limits: {
    cold_require_ratio: { what: 'cold start of a bundle against wx-server-sdk from node_modules', atMost: 0.5 },
    bundle_bytes: { what: 'bytes of the bundle of createReservation', atMost: 1_200_000 },
    cold_bundle_ms: { what: '  ms of the bundle' },
    cold_sdk_ms: { what: '  ms of wx-server-sdk' },
  },
  run() {
    const bundle = join(bundles, 'createReservation', 'index.js')
    const rounds = times(ROUNDS, () => ({
      bundle: requireMs(bundle),
      sdk: requireMs(require.resolve('wx-server-sdk')),
    }))
    const of = (what: 'bundle' | 'sdk', cost: keyof Cost) => median(rounds.map((round) => round[what][cost]))
    // The ratio is of processor time, which nothing else on the machine lengthens.
    const cold_require_ratio = of('bundle', 'processor') / of('sdk', 'processor')
    const bundle_bytes = statSync(bundle).size
    return Promise.resolve({
      cold_require_ratio,
      bundle_bytes,
      cold_bundle_ms: of('bundle', 'wall'),
      cold_sdk_ms: of('sdk', 'wall'),
    })
  },
}
