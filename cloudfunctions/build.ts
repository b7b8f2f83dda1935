import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { build, type Plugin } from 'esbuild'
import { deferred } from './deferred'
import { functions, type FunctionSpec } from './functions'

const root = join(__dirname, '..')
const dist = join(root, 'dist', 'cloudfunctions')

/** How the code of a function becomes one file. */
export const howToBundle = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  legalComments: 'none',
  logLevel: 'warning',
} as const

/** The folders of functions: whatever has a name that is not private. */
function folders(): string[] {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
}

/** Brings the manifest to those who know only environment.json: the local cloud, and what an owner runs. */
function writeEnvironment(): void {
  const file = join(root, 'environment.json')
  const environment = JSON.parse(readFileSync(file, 'utf8')) as { functions: unknown }
  if (isDeepStrictEqual(environment.functions, functions)) return
  writeFileSync(file, JSON.stringify({ ...environment, functions }, null, 2))
  execFileSync(join(root, 'node_modules', '.bin', 'oxfmt'), [file])
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

/** What WeChat DevTools and the local cloud read beside the bundle. */
function describe(folder: string, name: string, { timeout_seconds, memory_mb, openapi, timer }: FunctionSpec): void {
  writeJson(join(folder, 'config.json'), {
    permissions: { openapi },
    triggers: timer ? [{ name, type: 'timer', config: timer }] : [],
    timeout: timeout_seconds,
    memorySize: memory_mb,
  })
  writeJson(join(folder, 'package.json'), { name, version: '1.0.0', main: 'index.js', private: true })
}

/**
 * Builds every function into one file with its SDKs: a cold start reads one file instead of 423.
 * @param out,plugins of mutation tests, which change the sources on their way and want none of it in dist/
 */
export async function buildFunctions(out = dist, plugins: Plugin[] = []): Promise<string[]> {
  const names = folders()
  const missing = [
    ...names.filter((name) => !functions[name]),
    ...Object.keys(functions).filter((name) => !names.includes(name)),
  ]
  if (missing.length > 0)
    throw new Error(`functions.ts and the folders of cloudfunctions/ disagree about: ${missing.join(', ')}`)
  writeEnvironment()
  mkdirSync(out, { recursive: true })
  // not the whole folder: a local cloud may be running what is in it
  for (const name of readdirSync(out)) if (!names.includes(name)) rmSync(join(out, name), { recursive: true })
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(__dirname, name, 'index.ts')])),
    outdir: out,
    plugins: [...plugins, deferred],
    ...howToBundle,
  })
  for (const name of names) describe(join(out, name), name, functions[name] as FunctionSpec)
  return names
}

if (require.main === module)
  buildFunctions().then(
    (names) => console.log(`${names.length} functions built into dist/cloudfunctions`),
    (error: Error) => {
      console.error(`The functions were not built: ${error.message}`)
      process.exitCode = 1
    },
  )
