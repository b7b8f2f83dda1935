import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { transform, type Plugin } from 'esbuild'
import { createCoverageMap, type CoverageMap, type CoverageMapData } from 'istanbul-lib-coverage'
import { createContext } from 'istanbul-lib-report'
import { create } from 'istanbul-reports'
import { buildAll } from './build'
import { runFile } from './run'

interface Instrumenter {
  instrumentSync(code: string, file: string, map: object): string
}

// Jest brings these two; they have no types of their own.
const bring = createRequire(__filename)
const { createInstrumenter } = bring('istanbul-lib-instrument') as { createInstrumenter: (how: object) => Instrumenter }
const { createSourceMapStore } = bring('istanbul-lib-source-maps') as {
  createSourceMapStore: () => { transformCoverage: (map: CoverageMap) => Promise<CoverageMap> }
}

const root = join(__dirname, '../..')

/** Counts what runs of the files that fit. */
function counting(filter: RegExp): Plugin {
  return {
    name: 'counting',
    setup(builder) {
      const instrumenter = createInstrumenter({ esModules: true })
      builder.onLoad({ filter }, async ({ path }) => {
        if (path.endsWith('.test.ts')) return undefined
        const source = readFileSync(path, 'utf8')
        const { code, map } = await transform(source, { loader: 'ts', sourcefile: path, sourcemap: 'external' })
        return { contents: instrumenter.instrumentSync(code, path, JSON.parse(map) as object), loader: 'js' }
      })
    },
  }
}

const inFunctions = [counting(/\/(core|cloudfunctions)\/.*\.ts$/)]
/** Of a test beside the code: what it tests, but not what it takes from core to say what it expects. */
const inTests = [counting(/\/cloudfunctions\/.*\.ts$/)]

async function count(): Promise<void> {
  for (const file of await buildAll(root, { inFunctions, inTests })) {
    const { failure } = await runFile(file)
    if (failure !== null) throw new Error(`${file.name}: ${failure}`)
  }
  const { __coverage__ } = globalThis as { __coverage__?: CoverageMapData }
  const coverageMap = await createSourceMapStore().transformCoverage(createCoverageMap(__coverage__))
  const context = createContext({ dir: join(root, 'coverage', 'functions'), coverageMap })
  create('text').execute(context)
  create('json').execute(context)
}

if (require.main === module)
  count().then(
    () => process.exit(0),
    (error: Error) => {
      console.error(error.message)
      process.exitCode = 1
    },
  )
