import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..')

export interface Part {
  name: string
  command: string[]
  /** folders whose change asks for a new build */
  sources: string[]
}

function bin(name: string): string {
  return join(root, 'node_modules', '.bin', name)
}

export const parts: Part[] = [
  { name: 'cloud functions', command: [bin('tsx'), 'cloudfunctions/build.ts'], sources: ['core', 'cloudfunctions'] },
  {
    name: 'mini program',
    command: [bin('taro'), 'build', '--type', 'weapp'],
    sources: ['core', 'src', 'config'],
  },
]

/** Builds one part in a process of its own; what it printed is shown only when it failed. */
export function build({ name, command: [program = '', ...args] }: Part): Promise<void> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.on('error', (error) => reject(new Error(`The ${name} could not be built: ${error.message}`)))
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`The ${name} did not build:\n${output.trim()}`))
      console.log(`  built the ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
      resolve()
    })
  })
}

/** Builds a part again whenever its sources change, one build at a time. */
export function rebuildOnChange(part: Part): void {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(() => build(part)).catch((error: Error) => console.error(error.message))
    }, 200)
  }
  for (const folder of part.sources)
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (!file?.includes('.test.')) again()
    })
}
