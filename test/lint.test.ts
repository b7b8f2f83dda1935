import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the linter refuses. Its configuration is tried on files of our own, because a selector that matches nothing says nothing. */

const root = join(__dirname, '..')

/** The rules that the linter names for a planted file, which lies in this room. */
function refusals(room: string, text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    for (const name of ['.oxlintrc.jsonc', 'tsconfig.json']) copyFileSync(join(root, name), join(folder, name))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    mkdirSync(join(folder, room))
    writeFileSync(join(folder, room, 'planted.ts'), text)
    const linter = join(root, 'node_modules', '.bin', 'oxlint')
    const { stdout } = spawnSync(linter, ['--format', 'json', room], { cwd: folder, encoding: 'utf8' })
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] }
    return diagnostics.map(({ code }) => code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.each([
  ['a function at the top level that is none', 'export const one = () => 1', 'syntax(no-restricted-syntax)'],
  ['a literal spread into a literal', 'export const one = { ...{ a: 1 } }', 'syntax(no-restricted-syntax)'],
  [
    'an assertion that nothing is missing',
    'export const one = (a?: string[]) => a!.length',
    'typescript(no-non-null-assertion)',
  ],
  ['any', 'export function one(a: any): void {\n  void a\n}', 'typescript(no-explicit-any)'],
  [
    'a promise that nobody waits for',
    'export function one(): void {\n  Promise.resolve()\n}',
    'typescript(no-floating-promises)',
  ],
  ['equality that converts', 'export function one(a: unknown) {\n  return a == 1\n}', 'eslint(eqeqeq)'],
  [
    'a function of more than forty lines',
    `export function one() {\n${'  void 1\n'.repeat(40)}}`,
    'eslint(max-lines-per-function)',
  ],
])('%s is refused', (_, text, rule) => {
  expect(refusals('ops', text)).toContain(rule)
})

test.each([
  ['the clock', 'export const one = Date.now()', 'eslint(no-restricted-properties)'],
  ['the time', 'export const one = new Date()', 'syntax(no-restricted-syntax)'],
  ['chance', 'export const one = Math.random()', 'eslint(no-restricted-properties)'],
  ['what all rooms are refused', 'export const one = () => 1', 'syntax(no-restricted-syntax)'],
])('the core is refused %s', (_, text, rule) => {
  expect(refusals('core', text)).toContain(rule)
})

test('the clock is open to what is not the core, and what is as it should be is refused nowhere', () => {
  expect(refusals('ops', 'export const one = Date.now()')).toEqual([])
  expect(refusals('core', 'export function one() {\n  return 1\n}')).toEqual([])
})
