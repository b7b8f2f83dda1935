import { spawn, type SpawnOptions } from 'node:child_process'
import { SECRETS } from './credentials'
import { root } from './paths'

/** Other programs get the owner's variables, but none of the secrets. */
function options(variables: Record<string, string>, cwd = root): SpawnOptions {
  return {
    cwd,
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRETS.includes(name))),
      ...variables,
    },
  }
}

/** Runs a program of this repository; what it prints goes to stderr, where progress belongs. */
export function run([program = '', ...args]: string[], variables: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options(variables), stdio: ['ignore', 2, 2] })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ''} ended with code ${code}.`)),
    )
  })
}

/**
 * Runs somebody else's program in a folder of its own, for it has no business in this one. Its stack traces are kept back: what
 * it says was wrong becomes one sentence.
 */
export function runReporting([program = '', ...args]: string[], failure: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options({}, folder), stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    child.stdout?.on('data', (part) => {
      text += String(part)
      process.stderr.write(String(part))
    })
    child.stderr?.on('data', (part) => (text += String(part)))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${failure}: ${complaintOf(text)}.`))))
  })
}

/** What the uploader calls an error at last, or npm at first, or just the last line. */
function complaintOf(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const told = (mark: RegExp) => lines.filter((line) => mark.test(line)).map((line) => line.replace(mark, ''))
  const complaints = [
    told(/^\[error\] */).at(-1),
    told(/^npm (error|ERR!) */)
      .slice(0, 2)
      .join(', '),
    lines.at(-1),
  ]
  return (complaints.find((line) => line) ?? 'it did not say why').replaceAll('Error: ', '').trim()
}
