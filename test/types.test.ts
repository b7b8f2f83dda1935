import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the types of each room forbid. A line that must not compile is planted beside all of the room's files. */

const root = join(__dirname, '..')
const cache = join(root, 'node_modules', '.cache')

/** The sentence with which a room refuses each planted line; null where it takes it. */
function refusals(room: string, lines: string[]): Record<string, string | null> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'planted-'))
  try {
    const { include, exclude } = configurationOf(join(root, room))
    const configuration = {
      extends: join(root, room, 'tsconfig.json'),
      compilerOptions: { incremental: false, tsBuildInfoFile: null },
      include: [...include.map((path) => join(root, room, path)), '.'],
      exclude: exclude.map((path) => join(root, room, path)),
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    lines.forEach((line, at) => writeFileSync(join(folder, `line-${at}.ts`), line))
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8' })
    return Object.fromEntries(
      lines.map((line, at) => [
        line,
        new RegExp(`line-${at}\\.ts.*? error TS\\d+: (.*?)\\.(?: |$)`, 'm').exec(stdout)?.[1] ?? null,
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Configuration {
  include: string[]
  exclude: string[]
}
function configurationOf(folder: string): Configuration {
  return JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')) as Configuration
}

const DOM = 'export const found = document.title'
const NODE = 'export const found = process.env'
const BYTES = 'export const found = Buffer.alloc(1)'
const JEST = "test('something', () => {})"
const TIMER = 'export const found = setTimeout(() => {}, 1)'

test('the core has no browser, no node, no timers and no tests', () => {
  expect(refusals('core', [DOM, NODE, BYTES, JEST, TIMER])).toEqual({
    [DOM]: expect.stringMatching(/^Cannot find name 'document'/) as string,
    [NODE]: expect.stringMatching(/^Cannot find name 'process'/) as string,
    [BYTES]: expect.stringMatching(/^Cannot find name 'Buffer'/) as string,
    [JEST]: expect.stringMatching(/^Cannot find name 'test'/) as string,
    [TIMER]: expect.stringMatching(/^Cannot find name 'setTimeout'/) as string,
  })
})

test('cloud functions have node, and no browser', () => {
  const found = refusals('cloudfunctions', [DOM, NODE, JEST])
  expect(found).toEqual({
    [DOM]: expect.stringMatching(/^Cannot find name 'document'/) as string,
    [NODE]: null,
    [JEST]: expect.stringMatching(/^Cannot find name 'test'/) as string,
  })
})

test('the mini program has timers, and neither a browser nor node', () => {
  expect(refusals('src', [DOM, NODE, BYTES, JEST, TIMER])).toEqual({
    [DOM]: expect.stringMatching(/^Cannot find name 'document'/) as string,
    [NODE]: expect.stringMatching(/^Cannot find name 'process'/) as string,
    [BYTES]: expect.stringMatching(/^Cannot find name 'Buffer'/) as string,
    [JEST]: expect.stringMatching(/^Cannot find name 'test'/) as string,
    [TIMER]: null,
  })
})
