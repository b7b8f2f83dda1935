import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { didNotStart, openBrowser } from './browser'
import { unpackChromium } from './chromium'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'browser-test-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('unpacking the browser', () => {
  it('gives two workers at once the same whole browser, and nobody ever sees half of one', async () => {
    let arrived = 0
    let letGo = (): void => {}
    const bothAreThere = new Promise<void>((resolve) => (letGo = resolve))
    const unpack = async (into: string) => {
      writeFileSync(join(into, 'chromium'), 'half')
      if (++arrived === 2) letGo()
      await bothAreThere
      expect(readdirSync(folder).filter((name) => /^chromium-[\d.]+$/.test(name) && halfIn(name))).toEqual([])
      writeFileSync(join(into, 'chromium'), 'whole')
    }
    const halfIn = (name: string) => readFileSync(join(folder, name, 'chromium'), 'utf8') === 'half'
    const [first, second] = await Promise.all([unpackChromium(folder, unpack), unpackChromium(folder, unpack)])
    expect(first).toEqual(second)
    expect(readFileSync(first.executable, 'utf8')).toBe('whole')
    expect(readdirSync(folder).sort()).toEqual([expect.stringMatching(/^chromium-[\d.]+$/), 'fonts.conf'])
  })

  it('leaves nothing behind when it fails, and works the next time', async () => {
    const full = (into: string) => {
      writeFileSync(join(into, 'chromium'), 'half')
      return Promise.reject(new Error('ENOSPC: no space left on device'))
    }
    await expect(unpackChromium(folder, full)).rejects.toThrow('ENOSPC')
    expect(readdirSync(folder)).toEqual([])
    const unpack = (into: string) => Promise.resolve(writeFileSync(join(into, 'chromium'), 'whole'))
    expect(existsSync((await unpackChromium(folder, unpack)).executable)).toBe(true)
  })
})

it('tells in one sentence what is wrong with a browser that does not start', () => {
  const log = 'browserType.launch: Target page, context or browser has been closed\nBrowser logs:\n<launching> chromium'
  const told = (more: string) => didNotStart(new Error(`${log}\n${more}`)).message
  const library = 'libnss3.so: cannot open shared object file'
  expect(told(`[pid=7][err] ${library}\n  - <process did exit: exitCode=127, signal=null>`)).toContain(library)
  expect(told('  - [pid=7] <process did exit: exitCode=null, signal=SIGSEGV>')).toContain('signal=SIGSEGV')
  expect(didNotStart(new Error('spawn ETXTBSY')).message).toMatch(
    /^The browser of the tests did not start: spawn ETXTBSY\. Remove node_modules and run "npm ci"[^\n]*$/,
  )
})

it('draws Chinese with the font of the repository on a machine that has none', async () => {
  const before = process.env.FONTCONFIG_FILE
  process.env.FONTCONFIG_FILE = join(folder, 'no-fonts.conf')
  writeFileSync(process.env.FONTCONFIG_FILE, '<fontconfig></fontconfig>')
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<span style="font: 20px sans-serif">待支付核验</span>')
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'span' })
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    expect(fonts.map(({ postScriptName, glyphCount }) => [postScriptName, glyphCount])).toEqual([
      ['NotoSansHans-Regular', 5],
    ])
  } finally {
    await browser.close()
    if (before === undefined) delete process.env.FONTCONFIG_FILE
    else process.env.FONTCONFIG_FILE = before
  }
})
