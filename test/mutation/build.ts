import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { build, type Plugin } from 'esbuild'
import type * as Builder from '../../cloudfunctions/build'
import type { TestFile } from './run'

/** Builds the functions and the tests that lie in `root`, the functions into a folder of their own. */
export async function buildAll(root: string): Promise<TestFile[]> {
  const bring = createRequire(join(root, 'package.json'))
  const { buildFunctions } = bring('./cloudfunctions/build') as typeof Builder
  const functions = mkdtempSync(join(tmpdir(), 'mutation-'))
  await buildFunctions(functions, [shared])
  process.env.BUILT_FUNCTIONS = functions
  const { outputFiles } = await build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    write: false,
    outdir: root,
    entryPoints: [...folders.flatMap((folder) => testsIn(root, folder)), ...others].map((name) => join(root, name)),
    plugins: [placed],
    logLevel: 'error',
  })
  return outputFiles.map(({ path, text }) => {
    const script = new Script(`(function (exports, require, module) {${text}\n})`, { filename: path })
    const name = join(basename(dirname(path)), basename(path, '.test.js'))
    return { name, script, bringsTime: text.includes('new SimulatedCloud(') }
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

/** Each module of a bundle knows where it came from. */
const placed: Plugin = {
  name: 'placed',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const names = `const __filename = ${JSON.stringify(path)}, __dirname = ${JSON.stringify(dirname(path))};`
      return { contents: names + readFileSync(path, 'utf8'), loader: 'ts' }
    })
  },
}

/** It asks a real server, which a machine without a network cannot. */
const asksServer = 'cloudfunctions/_shell/platform/wechat.test.ts'
const folders = ['cloudfunctions/_shell', 'test/flows']
const others = ['test/ops/upkeep.test.ts', 'test/faults/repairs.test.ts']

function testsIn(root: string, folder: string): string[] {
  const all = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return all.map((name) => join(folder, name)).filter((name) => name.endsWith('.test.ts') && name !== asksServer)
}
