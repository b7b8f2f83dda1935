import { chromium, type Browser } from 'playwright-core'
import { unpackChromium } from './chromium'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The binary that comes with npm is one for Linux on x64: elsewhere an installed Chrome has to do. */
async function launch(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', headless: true, args: QUIET })
  const { executable, env } = await unpackChromium()
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('FONTCONFIG_')))
  return chromium.launch({ executablePath: executable, headless: true, args: QUIET, env: { ...own, ...env } })
}

const WHAT_TO_DO =
  'Remove node_modules and run "npm ci": it brings the browser on Linux x64. On any other system install Google Chrome'

/** A failed launch tells of its whole command line and log: what the browser itself said last, or how it ended. */
function whyItFailed({ message }: Error): string {
  const said = /\[err\] *(.+)/.exec(message)?.[1]
  const ended = /<process did exit: (.+)>/.exec(message)?.[1]
  const [first = ''] = message.replace('browserType.launch: ', '').split('\n')
  return said ?? ended ?? first
}

export function didNotStart(error: Error): Error {
  return new Error(`The browser of the tests did not start: ${whyItFailed(error)}. ${WHAT_TO_DO}.`)
}

/** A headless Chromium that needs nothing of the machine: no installed browser, no font. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await launch()
  } catch (error) {
    throw didNotStart(error as Error)
  }
}
