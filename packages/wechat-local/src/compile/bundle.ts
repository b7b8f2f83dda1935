import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const RUNTIME = join(__dirname, '../runtime')

/** The host's own script for the phone. */
export async function bundleRuntime(entry = join(RUNTIME, 'main.ts')): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
    define: { process: '{"env":{"NODE_ENV":"production"}}' },
    logLevel: 'silent',
  })
  const [script] = outputFiles
  if (!script) throw new Error(`esbuild made nothing of ${entry}`)
  return script.text
}

export function readStyles(): string {
  const folder = join(RUNTIME, 'style')
  const files = readdirSync(folder).filter((name) => name.endsWith('.css'))
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}
