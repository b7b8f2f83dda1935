import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The folder of this package's, or of one above it, in which npm put the browser. */
const modules =
  (require.resolve.paths('@sparticuz/chromium') ?? []).find((folder) =>
    existsSync(join(folder, '@sparticuz/chromium')),
  ) ?? ''
const packed = join(modules, '@sparticuz/chromium')

/** A Chromium that was unpacked whole, with all that it takes from a machine otherwise: its libraries and its fonts. */
export interface Chromium {
  executable: string
  env: Record<string, string>
}

const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`

/** The package unpacks into the temporary folder of its process, and its libraries only where it believes to be on AWS. */
async function unpackInto(folder: string): Promise<void> {
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: packed, env })
}

/** Unpacks beside the target and renames: nobody ever sees half a browser. Whoever comes second uses the first one's. */
async function unpackOnce(target: string, unpack: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) return
  const unfinished = mkdtempSync(`${target}-unfinished-`)
  try {
    await unpack(unfinished)
    renameSync(unfinished, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** No text may hang on what somebody installed: these are all the fonts that the browser of the tests knows. */
function fontConfiguration(browser: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(modules, '@embedpdf/fonts-sc/fonts')}</dir>
  <dir>${join(browser, 'fonts/fonts')}</dir>
  <cachedir>${join(cache, 'fontconfig')}</cachedir>
</fontconfig>
`
}

/** Written beside and renamed as well: another worker may be reading it. */
function writeWhole(file: string, text: string): void {
  const unfinished = `${file}-${process.pid}`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}

/** Unpacks the browser that comes with npm, once for each of its versions. */
export async function unpackChromium(cache = join(modules, '.cache'), unpack = unpackInto): Promise<Chromium> {
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  mkdirSync(cache, { recursive: true })
  await unpackOnce(folder, unpack)
  const fonts = join(cache, 'fonts.conf')
  writeWhole(fonts, fontConfiguration(folder, cache))
  return {
    executable: join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
  }
}
