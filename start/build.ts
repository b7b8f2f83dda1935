import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

export const root = join(__dirname, '..')

interface Part {
  name: string
  command: string[]
}

function bin(name: string): string {
  return join(root, 'node_modules', '.bin', name)
}

export const functions: Part = { name: 'cloud functions', command: [bin('tsx'), 'cloudfunctions/build.ts'] }
const miniProgram: Part = { name: 'mini program', command: [bin('taro'), 'build', '--type', 'weapp'] }
export const parts = [functions, miniProgram]

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

/** Builds the functions again whenever their sources change, one build at a time. */
export function rebuildFunctions(): void {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(() => build(functions)).catch((error: Error) => console.error(error.message))
    }, 200)
  }
  for (const folder of ['core', 'cloudfunctions'])
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (!file?.includes('.test.')) again()
    })
}
