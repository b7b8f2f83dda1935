import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import webpack, { type Compiler } from 'webpack'
import { FreshCopies } from './fresh-copies'

const COPY = 'visit/sub-common/part.js'

/** Adds a copy as Taro does: late, and with a hash that knows nothing of its content. */
function copyLate(content: string) {
  return ({ hooks }: Compiler) =>
    hooks.compilation.tap('copyLate', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ANALYSE
      compilation.hooks.processAssets.tap({ name: 'copyLate', stage }, (assets) => {
        const source = new webpack.sources.RawSource(content)
        assets[COPY] = Object.assign(Object.create(source) as typeof source, { updateHash: () => undefined })
      })
    })
}

/** Notes by what a minifier would remember the copy. */
function noteHash(found: string[]) {
  return ({ hooks }: Compiler) =>
    hooks.compilation.tap('noteHash', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE
      compilation.hooks.processAssets.tap({ name: 'noteHash', stage, additionalAssets: true }, (assets) => {
        const copy = COPY in assets && compilation.getAsset(COPY)
        if (copy) found.push(String(compilation.getCache('note').getLazyHashedEtag(copy.source)))
      })
    })
}

async function hashesOf(content: string, plugins: (FreshCopies | ((compiler: Compiler) => void))[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'copies-'))
  writeFileSync(join(folder, 'entry.js'), '')
  const found: string[] = []
  const compiler = webpack({
    mode: 'none',
    entry: join(folder, 'entry.js'),
    output: { path: folder },
    plugins: [...plugins, copyLate(content), noteHash(found)],
  })
  await new Promise<void>((resolve, reject) => compiler.run((error) => (error ? reject(error) : resolve())))
  rmSync(folder, { recursive: true })
  return found
}

test('a copy in a subpackage is remembered by what stands in it', async () => {
  const [one, other] = [await hashesOf('one', [new FreshCopies()]), await hashesOf('other', [new FreshCopies()])]
  expect(one).toHaveLength(1)
  expect(one).not.toEqual(other)
})

test('without the plugin it is not', async () => {
  expect(await hashesOf('one', [])).toEqual(await hashesOf('other', []))
})
