import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, parts } from '../start/build'

/**
 * Everything that must hold. What needs nothing of each other runs side by side; the first that fails ends the run.
 * `npm test -- NAME…` runs some, `npm test -- quick` what a change is tried with again and again.
 */

function bin(name: string): string {
  return join(__dirname, '..', 'node_modules', '.bin', name)
}

/** Checked as tests see them and by themselves as well: there with all types, here with those that the room may use. */
const ROOMS = ['core', 'cloudfunctions', 'src']
const PROJECTS: Record<string, string[]> = {
  unit: ['unit', 'cloudbase-local', 'wechat-local'],
  flows: ['flows'],
  faults: ['faults'],
  ops: ['ops'],
  e2e: ['e2e'],
}
const stop = new AbortController()
let passed = 0
let failed = 0

class StepFailed extends Error {}

/** Runs a program whose output is shown when it fails, or as it comes. */
function run(
  program: string,
  args: string[],
  output: 'when it fails' | 'as it comes' = 'when it fails',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stdio = output === 'as it comes' ? 'inherit' : 'pipe'
    const child = spawn(bin(program), args, { stdio: ['ignore', stdio, stdio], signal: stop.signal })
    const told: Buffer[] = []
    child.stdout?.on('data', (text: Buffer) => told.push(text))
    child.stderr?.on('data', (text: Buffer) => told.push(text))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new StepFailed(Buffer.concat(told).toString().trimEnd())),
    )
  })
}

interface Results {
  numPassedTests: number
  numFailedTests: number
  numRuntimeErrorTestSuites: number
}

/** One more than cores: a worker whose test waits for a page or a function leaves its core to another. */
const WORKERS = 3

/** One jest for all projects: its workers go on to the next file, whatever project that is of. */
async function jest(projects: string[], workers: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'test-results-'))
  const file = join(folder, 'results.json')
  process.env.COMPILED_FUNCTIONS = mkdtempSync(join(folder, 'compiled-'))
  const args = ['--maxWorkers', String(workers), '--json', '--outputFile', file, '--selectProjects', ...projects]
  try {
    await run('jest', args, 'as it comes')
  } finally {
    count(file)
    rmSync(folder, { recursive: true })
  }
}

function count(file: string): void {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as Results
    passed += results.numPassedTests
    failed += results.numFailedTests + results.numRuntimeErrorTestSuites
  } catch {
    // Jest ended before it had any result; that it failed is counted as a failed step.
  }
}

const checks = {
  types: () => Promise.all([run('tsc', ['--noEmit']), run('tsc', ['-b', ...ROOMS])]),
  lint: () => Promise.all([run('oxlint', []), findUnused()]),
  format: () => run('oxfmt', ['--check', '.']),
  build: () => Promise.all(parts.map(build)),
}

/** Files, exports and dependencies that nobody uses. */
function findUnused() {
  return run('knip', ['--treat-config-hints-as-errors'])
}

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  if (stop.signal.aborted) return
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1)
  console.log(`▶ ${name}`)
  try {
    await work()
    console.log(`✔ ${name} (${seconds()} s)`)
  } catch (error) {
    if (stop.signal.aborted) return
    stop.abort()
    if ((error as Error).message) console.error((error as Error).message)
    console.error(`✘ ${name} (${seconds()} s)`)
    if (failed === 0) failed = 1
  }
}

/** Steps one after the other. */
async function lane(...steps: [string, () => Promise<unknown>][]): Promise<void> {
  for (const [name, work] of steps) await step(name, work)
}

function quick() {
  return Promise.all([lane(['lint', checks.lint]), lane(['types', checks.types], ['unit', () => jest(['unit'], 2)])])
}

async function whole(names: string[]): Promise<void> {
  const isWanted = (name: string) => names.length === 0 || names.includes(name)
  const wanted = (...some: string[]) => Object.entries(checks).filter(([name]) => some.includes(name) && isWanted(name))
  const chosen = Object.keys(PROJECTS).filter(isWanted)
  const projects = chosen.flatMap((name) => PROJECTS[name] ?? [])
  const tests: [string, () => Promise<void>][] =
    projects.length > 0 ? [[chosen.join(', '), () => jest(projects, WORKERS)]] : []
  await Promise.all([lane(...wanted('build'), ...tests), lane(...wanted('types', 'lint', 'format'))])
}

async function main(names: string[]): Promise<void> {
  const known = [...Object.keys(checks), ...Object.keys(PROJECTS), 'quick']
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) throw new Error(`there is no step ${unknown}; there are ${known.join(', ')}`)
  const begun = performance.now()
  await (names.includes('quick') ? quick() : whole(names))
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(failed === 0 ? `Everything passed in ${seconds} s.` : `It failed after ${seconds} s.`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`✘ ${error.message}`)
  process.exitCode = 1
})
