import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCloudProcess } from 'cloudbase-local/proofs'
import { instant } from '../../core/time'
import { bundles, environment, insertAt } from '../support/shop'
import { median, progress, type Group } from '../support/measuring/group'
import { insertOrders, oldOrders } from '../support/measuring/seeded-history'

const ORDERS = 100_000
const REOPENED = 3

/** The memory of a cloud that was started on a folder and has come to rest. */
async function measure(data: string): Promise<{ seconds: number; mb: number }> {
  const cloud = await startCloudProcess(data, { bundles, environment })
  await sleep(500)
  const mb = await cloud.memoryMb()
  await cloud.kill()
  return { seconds: cloud.startSeconds, mb }
}

export const memory: Group = {
  name: 'memory',
  limits: {
    reopen_100k_seconds: { what: 'local cloud with 100,000 orders: seconds until it answers again', atMost: 3 },
    memory_100k_mb: { what: '  MB after that', atMost: 500 },
    memory_idle_mb: { what: 'local cloud, idle and empty: MB', atMost: 200 },
    start_empty_seconds: { what: '  seconds until it answers' },
  },
  async run() {
    const data = mkdtempSync(join(tmpdir(), 'bench-memory-'))
    const empty = await measure(data)
    const cloud = await startCloudProcess(data, { bundles, environment })
    await insertOrders({ insert: insertAt(cloud.url) }, oldOrders(ORDERS, instant(Date.now())))
    await cloud.kill()
    progress(`${ORDERS} orders on disk`)
    const reopened = []
    for (let time = 0; time < REOPENED; time++) reopened.push(await measure(data))
    rmSync(data, { recursive: true })
    return {
      reopen_100k_seconds: median(reopened.map(({ seconds }) => seconds)),
      memory_100k_mb: median(reopened.map(({ mb }) => mb)),
      memory_idle_mb: empty.mb,
      start_empty_seconds: empty.seconds,
    }
  },
}
