import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type PluginBuild } from 'esbuild'
import { howToBundle } from '../../cloudfunctions/build'
import type { FunctionName } from '../../core/contract/contract'

/** A bug that a check must catch: in `file`, `right` becomes `wrong` while it is switched on. */
export interface Bug {
  name: string
  file: string
  right: string
  wrong: string
  /** The history that noticed it when it was last looked for: where to look first. */
  noticed_on?: number
}

const root = join(__dirname, '../..')

/** An instance has one of the bugs when this variable of its environment names it. */
export const BUG_SWITCH = 'PLANTED_BUG'

function plant(bugs: Bug[], code: string): string {
  return bugs.reduce((text, { name, right, wrong }) => {
    if (text.split(right).length !== 2) throw new Error(`the place for "${name}" is not there, or not alone`)
    // without brackets: at the beginning of a line they would call the line before
    return text.replace(right, () => `process.env.${BUG_SWITCH} === ${JSON.stringify(name)} ? ${wrong} : ${right}`)
  }, code)
}

function planting(bugs: Bug[], builder: PluginBuild): void {
  builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const own = bugs.filter(({ file }) => file === relative(root, path))
    return own.length === 0 ? undefined : { contents: plant(own, readFileSync(path, 'utf8')), loader: 'ts' }
  })
}

/** Bundles with all of these bugs in them, each behind its switch. */
export async function plantedBundles(names: FunctionName[], bugs: Bug[]): Promise<Partial<Record<string, string>>> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, join(root, 'cloudfunctions', name, 'index.ts')])),
    outdir: 'planted',
    write: false,
    plugins: [{ name: 'planting', setup: (builder) => planting(bugs, builder) }],
    ...howToBundle,
  })
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.replace(/^.*\/|\.js$/g, ''), text]))
}
