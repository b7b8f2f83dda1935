import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, parts } from '../local/build'

/** Everything that must hold, one step after the other; the first that fails ends the run. `npm test -- NAME…` runs some. */

const bin = (name: string): string => join(__dirname, '..', 'node_modules', '.bin', name)

const run =
  (program: string, ...args: string[]) =>
  (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = spawn(bin(program), args, { stdio: 'inherit' })
      child.on('error', reject)
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ${args.join(' ')}`.trim()))))
    })

const jest = (...projects: string[]) =>
  run('jest', '--maxWorkers', '2', '--testTimeout', '120000', '--selectProjects', ...projects)

const steps: Record<string, () => Promise<unknown>> = {
  types: run('tsc', '--noEmit'),
  lint: run('eslint', '.'),
  format: run('prettier', '--check', '--log-level', 'warn', '.'),
  build: () => Promise.all(parts.map(build)),
  unit: jest('unit', 'conformance'),
  flows: jest('flows'),
  faults: jest('faults'),
  ops: jest('ops'),
  e2e: jest('e2e'),
}

async function main(names: string[]): Promise<void> {
  const unknown = names.find((name) => !steps[name])
  if (unknown) throw new Error(`there is no step ${unknown}; there are ${Object.keys(steps).join(', ')}`)
  const begun = performance.now()
  for (const [name, step] of Object.entries(steps)) {
    if (names.length > 0 && !names.includes(name)) continue
    const started = performance.now()
    console.log(`▶ ${name}`)
    await step()
    console.log(`✔ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  }
  console.log(`Everything passed in ${((performance.now() - begun) / 1000).toFixed(0)} s.`)
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`✘ ${error.message}`)
  process.exitCode = 1
})
