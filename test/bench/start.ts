import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openBrowser } from 'wechat-local/testing'
import { progress } from '../support/measuring/group'

const root = join(__dirname, '../..')

/** What `npm ci` leaves behind has no build in it. */
function forgetBuilds(): void {
  for (const folder of ['dist', 'node_modules/.cache/webpack'])
    rmSync(join(root, folder), { recursive: true, force: true })
}

async function phoneUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output')
  for await (const line of createInterface(child.stdout)) {
    progress(line.trim())
    const url = /one phone +(\S+)/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('npm start ended without a phone')
}

/** From `npm start` to hours that can be tapped, when nothing was ever built. The builds are there afterwards. */
export async function startSeconds(): Promise<number> {
  forgetBuilds()
  const browser = await openBrowser()
  const page = await browser.newPage()
  const started = performance.now()
  const options = ['--memory', '--port', '0', '--no-open']
  const child = spawn(process.execPath, ['--import', 'tsx', 'start/start.ts', ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    await page.goto(await phoneUrl(child))
    await page.locator('.slot').first().waitFor()
    return (performance.now() - started) / 1000
  } finally {
    child.kill()
    await Promise.all([browser.close(), ended])
  }
}
