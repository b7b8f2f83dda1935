import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openShop } from '../shop'
import { clerk, live } from './past'

/** How long a backup and a restore of many orders take, and how much memory: `tsx test/ops/measure.ts [orders] [images]`. */

function run(program: string, args: string[], url: string): Promise<string> {
  const variables = { CLOUDBASE_ENV: 'local', TENCENTCLOUD_SECRETID: 'AKIDlocal', TENCENTCLOUD_SECRETKEY: 'local-key' }
  const env = {
    ...process.env,
    ...variables,
    TENCENTCLOUD_RUNENV: 'SCF',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  }
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const watch = pathToFileURL(join(__dirname, 'memory.ts')).href
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', watch, program, ...args], { env })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)))
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      const memory = /peak memory (.*)/.exec(text)?.[1] ?? '?'
      if (code === 0) resolve(`${seconds} s, ${memory}`)
      else reject(new Error(text.slice(-2000)))
    })
  })
}

async function measure([orders = '100000', images = '1000']: string[]): Promise<void> {
  const [source, target] = [await openShop({ admins: { [clerk._id]: 'operator' } }), await openShop()]
  await live(source, Number(orders), Number(images))
  console.log(`${orders} orders, ${images} images`)
  const out = join(mkdtempSync(join(tmpdir(), 'backup-')), 'out')
  console.log('backup  ', await run('ops/backup.ts', ['--out', out], source.cloud.url))
  console.log('restore ', await run('ops/restore.ts', ['--from', out], target.cloud.url))
  await Promise.all([source.close(), target.close()])
}

void measure(process.argv.slice(2))
