import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { deferred } from '../../cloudfunctions/deferred'
import type { Environment } from 'cloudbase-local'
import { mostUsefulFirst, testFile, type TestFile } from './test-file'

export interface Built {
  /** the folder of the functions' bundle */
  functions: string
  files: TestFile[]
}

/** What is done to sources on the way into a bundle. */
export interface Changes {
  inFunctions?: Plugin[]
  inTests?: Plugin[]
}

const settled: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'error',
}

/** Builds the functions and the tests that lie in `root`. Nothing is written there: the tests find their files in a new folder. */
export async function buildAll(root: string, { inFunctions, inTests }: Changes = {}): Promise<Built> {
  const home = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mutation-'))
  for (const name of ['environment.json', 'start/shop.json']) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    copyFileSync(join(root, name), join(home, name))
  }
  const { functions } = JSON.parse(readFileSync(join(root, 'environment.json'), 'utf8')) as Environment
  await bundleFunctions(root, home, Object.keys(functions), inFunctions)
  layOut(home, functions)
  return { functions: home, files: await bundleTests(root, home, inTests) }
}

/** All functions in one bundle, which is compiled once. The URL of the wire, in its environment, says which an instance is. */
async function bundleFunctions(root: string, home: string, names: string[], plugins: Plugin[] = []): Promise<void> {
  const entries = names.map((name) => `${name}: () => require('./cloudfunctions/${name}/index.ts').main`)
  const name = String.raw`/admin\/([a-zA-Z]+)/.exec(process.env.TCB_CONTEXT_CNFG)[1]`
  await build({
    ...settled,
    target: 'node18',
    minifyWhitespace: true,
    outfile: join(home, 'index.js'),
    stdin: { contents: `exports.main = ({${entries.join()}})[${name}]()`, resolveDir: root },
    plugins: [...plugins, shared, deferred],
  })
}

/**
 * Packages without a state, a clock or a network of their own: run once in this process and not at every cold start
 * (bson alone takes 17 MB each time).
 */
const shared: Plugin = {
  name: 'shared',
  setup(builder) {
    builder.onResolve({ filter: /^(bson|zod|ajv|lodash(\.\w+)?|get-intrinsic|protobufjs|protobufjs\/.*)$/ }, (asked) =>
      asked.namespace === 'shared'
        ? undefined
        : { path: asked.path, namespace: 'shared', pluginData: asked.resolveDir },
    )
    builder.onLoad({ filter: /./, namespace: 'shared' }, ({ path, pluginData }) => {
      const key = JSON.stringify(`${path} for ${String(pluginData)}`)
      const contents = `module.exports = (globalThis.sharedPackages ??= {})[${key}] ??= require(${JSON.stringify(path)})`
      return { contents, resolveDir: pluginData as string }
    })
  },
}

/** Built functions where the local cloud looks for them. */
function layOut(home: string, functions: Environment['functions']): void {
  for (const [name, { timeout_seconds, openapi = [], timer }] of Object.entries(functions)) {
    const folder = join(home, 'dist', 'cloudfunctions', name)
    mkdirSync(folder, { recursive: true })
    const triggers = timer ? [{ name, type: 'timer', config: timer }] : []
    const config = { permissions: { openapi }, triggers, timeout: timeout_seconds }
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
    symlinkSync(join(home, 'index.js'), join(folder, 'index.js'))
  }
}

/** Each module of a bundle believes that it lies in `home`, as it lies in `root`. */
function placed(root: string, home: string): Plugin {
  return {
    name: 'placed',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const there = join(home, relative(root, path))
        const names = `const __filename = ${JSON.stringify(there)}, __dirname = ${JSON.stringify(dirname(there))};`
        return { contents: names + readFileSync(path, 'utf8'), loader: 'ts' }
      })
    },
  }
}

const folders = ['cloudfunctions/_shell', 'test/flows']
const others = ['test/ops/upkeep.test.ts', 'test/faults/repairs.test.ts']

function testsIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
}

/** The folder a test lies in, and its own name. */
function nameOf(path: string): string {
  return join(basename(dirname(path)), basename(path, '.test.js'))
}

async function bundleTests(root: string, home: string, plugins: Plugin[] = []): Promise<TestFile[]> {
  const { outputFiles = [] } = await build({
    ...settled,
    target: 'node20',
    packages: 'external',
    write: false,
    outdir: home,
    entryPoints: [...folders.flatMap((folder) => testsIn(root, folder)), ...others].map((name) => join(root, name)),
    plugins: [...plugins, placed(root, home)],
  })
  return mostUsefulFirst(outputFiles.map(({ path, text }) => testFile(nameOf(path), text)))
}
