import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { anOrder } from '../../../core/testing/samples'
import { sum, type Group } from '../../support/measuring/group'
import { times } from '../../support/measuring/replies'
import { withShop } from '../../support/measuring/with-shop'

const INCREMENTS = 20

async function buildIncrement(bundles: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, 'increments-bundle/increment.ts')],
    outfile: join(bundles, 'increment', 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    logLevel: 'warning',
  })
  writeFileSync(join(bundles, 'increment', 'config.json'), JSON.stringify({ timeout: 20 }))
}

export const increments: Group = {
  name: 'increments',
  limits: {
    increments_of_20: { what: `${INCREMENTS} parallel increments of one document: counted`, is: INCREMENTS },
    increments_conflicts: { what: '  conflicts on the way: they met', atLeast: 1 },
  },
  async run() {
    const bundles = mkdtempSync(join(tmpdir(), 'bench-increments-'))
    await buildIncrement(bundles)
    const figures = await withShop({ bundles, maxInstances: INCREMENTS }, async (shop) => {
      await shop.insert('orders', [anOrder({ _id: 'counter', amount: 0 })])
      const replies = await Promise.all(times(INCREMENTS, () => shop.cloud.call('increment', {}, {})))
      const [counter] = await shop.find('orders')
      const conflicts = replies.map(({ result }) => (result as { conflicts: number } | null)?.conflicts ?? 0)
      return { increments_of_20: counter?.amount ?? 0, increments_conflicts: sum(conflicts) }
    })
    rmSync(bundles, { recursive: true })
    return figures
  },
}
