import { join } from 'node:path'
import ts from 'typescript'

/** What the types of each room forbid. A line that must not compile is planted beside all of the room's files. */

const root = join(__dirname, '..')
const parsed = new Map<string, ts.SourceFile | undefined>()

/** The sentence with which a room refuses each planted line; null where it takes it. */
function refusals(room: string, lines: string[]): Record<string, string | null> {
  const folder = join(root, room)
  const config = ts.getParsedCommandLineOfConfigFile(
    join(folder, 'tsconfig.json'),
    { noEmit: true, incremental: false, tsBuildInfoFile: undefined },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  if (!config) throw new Error(`${room} has no tsconfig.json`)
  const planted = lines.map((line, at) => ({ line, path: join(folder, `planted-${at}.ts`) }))
  const host = ts.createCompilerHost(config.options)
  const disk = { ...host }
  const textOf = (path: string) => planted.find((file) => file.path === path)?.line
  host.fileExists = (path) => textOf(path) !== undefined || disk.fileExists(path)
  host.readFile = (path) => textOf(path) ?? disk.readFile(path)
  host.getSourceFile = (path, target) => {
    const text = textOf(path)
    if (text !== undefined) return ts.createSourceFile(path, text, target)
    if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, target))
    return parsed.get(path)
  }
  const program = ts.createProgram([...config.fileNames, ...planted.map(({ path }) => path)], config.options, host)
  return Object.fromEntries(
    planted.map(({ line, path }) => {
      const [found] = program.getSemanticDiagnostics(program.getSourceFile(path))
      return [line, found ? (ts.flattenDiagnosticMessageText(found.messageText, '\n').split('. ')[0] ?? '') : null]
    }),
  )
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
