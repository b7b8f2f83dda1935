import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const COPIED = [
  'ops',
  'core',
  'cloudfunctions',
  'environment.json',
  'package.json',
  'project.config.json',
  'tsconfig.json',
]

export interface Ended {
  /** null when a signal ended it */
  exitCode: number | null
  out: string
  err: string
}

/** A checkout of its own, in which a command runs as an owner runs it: a process, and a file of credentials. */
export interface Scratch {
  folder: string
  /** Runs ops/<name>.ts; `onStart` gets what ends it by force. */
  run(
    name: string,
    args: string[],
    variables?: Record<string, string>,
    onStart?: (kill: () => void) => void,
  ): Promise<Ended>
  remove(): void
}

export function openScratch(standIn: string, cloud: Record<string, string>, credentials = ''): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'))
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'dist'))
  cpSync(join(root, 'dist/cloudfunctions'), join(folder, 'dist/cloudfunctions'), { recursive: true })
  writeFileSync(join(folder, '.env.cloud'), credentials)
  const { PATH = '', HOME = '' } = process.env
  const preload = ['--import', 'tsx', '--import', join(__dirname, 'preload.ts')]
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true }),
    run: (name, args, variables = {}, onStart = () => {}) =>
      new Promise((resolve, reject) => {
        const env = { PATH, HOME, STAND_IN_URL: standIn, ...cloud, ...variables }
        const script = join(folder, 'ops', `${name}.ts`)
        const child = spawn(process.execPath, [...preload, script, ...args], {
          cwd: folder,
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let [out, err] = ['', '']
        child.stdout.on('data', (part) => (out += String(part)))
        child.stderr.on('data', (part) => (err += String(part)))
        child.on('error', reject)
        child.on('close', (exitCode) => resolve({ exitCode, out, err }))
        onStart(() => void child.kill('SIGKILL'))
      }),
  }
}
