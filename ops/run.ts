import { spawn } from 'node:child_process'
import { root } from './description'

/** Runs a program of this repository; what it prints goes to stderr, where progress belongs. */
export const run = ([program = '', ...args]: string[], variables: Record<string, string> = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...variables } })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ''} ended with code ${code}.`)),
    )
  })
