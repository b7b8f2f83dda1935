import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from 'wechat-local/testing'
import { progress } from '../support/measuring/group'

const root = join(__dirname, '../..')
const LONGEST_REBUILD_MS = 120_000

/** What `npm ci` leaves behind has no build in it. */
function forgetBuilds(): void {
  for (const folder of ['dist', 'node_modules/.cache/webpack'])
    rmSync(join(root, folder), { recursive: true, force: true })
}

async function deskUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output')
  for await (const line of createInterface(child.stdout)) {
    progress(line.trim())
    const url = /desk +(\S+)/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('npm start ended without a desk')
}

/** The words on a phone's screen, and the page that it shows. */
function phoneShows(desk: Page, words: string, page: string): Promise<unknown> {
  return desk.waitForFunction(
    ([text, path]) => {
      const phone = document.querySelector('iframe')?.contentWindow
      return phone?.__phone?.openLink() === path && phone?.document.body.innerText.includes(String(text))
    },
    [words, page],
    { timeout: LONGEST_REBUILD_MS },
  )
}

/** From a changed word in src/ to that word on the desk's phones, which have gone to another page meanwhile and stay there. */
async function rebuildSeconds(desk: Page): Promise<number> {
  const file = join(root, 'src/pages/me/texts.ts')
  const source = readFileSync(file, 'utf8')
  await desk.frameLocator('iframe').first().getByRole('tab', { name: '我的' }).click()
  await phoneShows(desk, '清除本机缓存', 'pages/me/index')
  const started = performance.now()
  try {
    writeFileSync(file, source.replaceAll('清除本机缓存', '清空这台手机'))
    await phoneShows(desk, '清空这台手机', 'pages/me/index')
    return (performance.now() - started) / 1000
  } finally {
    writeFileSync(file, source)
    await phoneShows(desk, '清除本机缓存', 'pages/me/index')
  }
}

async function measure(browser: Browser, child: ChildProcess) {
  const started = performance.now()
  const desk = await browser.newPage()
  await desk.goto(await deskUrl(child))
  await desk.frameLocator('iframe').first().locator('.slot').first().waitFor()
  const start_seconds = (performance.now() - started) / 1000
  return { start_seconds, rebuild_seconds: await rebuildSeconds(desk) }
}

/**
 * From `npm start` to hours that can be tapped on the desk, when nothing was ever built, and from a change of the source to the
 * phones. The builds are there afterwards.
 */
export async function startAndChange(): Promise<{ start_seconds: number; rebuild_seconds: number }> {
  forgetBuilds()
  const browser = await openBrowser()
  const options = ['--memory', '--port', '0', '--no-open']
  const child = spawn(process.execPath, ['--import', 'tsx', 'start/start.ts', ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    return await measure(browser, child)
  } finally {
    child.kill()
    await Promise.all([browser.close(), ended])
  }
}
