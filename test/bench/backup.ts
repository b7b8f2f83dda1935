import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { contentsOf } from '../ops/contents'
import { toLocalCloud } from 'cloudbase-local'
import { clerk, live } from '../ops/seeded-history'
import { openShop, type Shop } from '../support/shop'
import { progress, type Group } from '../support/measuring/group'

const ORDERS = 100_000
const IMAGES = 1000

const root = join(__dirname, '../..')

/** As a person runs it, in a process of its own. */
function command(name: string, args: string[], { cloud }: Shop): Promise<{ seconds: number; mb: number }> {
  const env = {
    ...process.env,
    CLOUDBASE_ENV: 'local',
    TENCENTCLOUD_SECRETID: 'AKIDlocal',
    TENCENTCLOUD_SECRETKEY: 'local-key',
    ...toLocalCloud(cloud.url),
  }
  const watch = join(__dirname, 'peak.ts')
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const script = join(root, 'ops', `${name}.ts`)
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', watch, script, ...args], { cwd: root, env })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)))
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(text.slice(-2000)))
      resolve({ seconds: (performance.now() - started) / 1000, mb: Number(/peak memory (\d+)/.exec(text)?.[1]) })
    })
  })
}

async function measure(source: Shop, target: Shop, folder: string): Promise<Record<string, number>> {
  await live(source, ORDERS, IMAGES)
  progress(`${ORDERS} orders, ${IMAGES} images`)
  const backup = await command('backup', ['--out', folder], source)
  progress(`backup ${backup.seconds.toFixed(1)} s`)
  const restore = await command('restore', ['--from', folder], target)
  progress(`restore ${restore.seconds.toFixed(1)} s`)
  const isSame = isDeepStrictEqual(await contentsOf(target), await contentsOf(source))
  return {
    backup_seconds: backup.seconds,
    backup_mb: backup.mb,
    restore_seconds: restore.seconds,
    restore_mb: restore.mb,
    backup_identical: isSame ? 1 : 0,
  }
}

export const backup: Group = {
  name: 'backup',
  limits: {
    backup_seconds: { what: 'backup of 100,000 orders and 1,000 images: seconds', atMost: 120 },
    backup_mb: { what: '  MB at its peak', atMost: 300 },
    restore_seconds: { what: 'restore of it into an empty environment, checked: seconds', atMost: 120 },
    restore_mb: { what: '  MB at its peak', atMost: 300 },
    backup_identical: { what: '  every document and image is the same by hash (1: yes)', is: 1 },
  },
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'bench-backup-'))
    const [source, target] = [await openShop({ admins: { [clerk._id]: 'operator' } }), await openShop()]
    try {
      return await measure(source, target, join(folder, 'out'))
    } finally {
      await Promise.all([source.close(), target.close()])
      rmSync(folder, { recursive: true })
    }
  },
}
