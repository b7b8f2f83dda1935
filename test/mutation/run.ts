import { fetchOn, globalsOn } from './globals'
import { Machine, type Watch } from './machine'
import { Suite, type Work } from './suite'
import { given, type TestFile } from './test-file'

/** In simulated time; nothing a test does takes so long. */
const LIMIT_MS = 30 * 60_000

export interface Result {
  id: string
  file: string
  failure: string | null
  ms: number
}

export interface Run {
  /** the folder of the functions' bundle */
  functions: string
  /** called before each test with its id */
  begin: (id: string) => void
  watch?: Watch
  /** by their ids; none means all. Where tests rely on each other, all are run */
  wanted?: ReadonlySet<string>
  /** no test after one that failed */
  bail: boolean
}

function idOf(file: TestFile, test: string): string {
  return `${file.name}: ${test}`
}

export function isOf(file: TestFile, id: string): boolean {
  return id.startsWith(idOf(file, ''))
}

const blind: Watch = { starting: (_name, start) => start(), serving: () => {} }

/** Runs a test file, or those of its tests that are wanted, on a machine of its own. */
export async function runFile(file: TestFile, run: Run): Promise<Result[]> {
  const machine = new Machine(run.functions, run.watch ?? blind)
  const realFetch = globalThis.fetch
  globalThis.fetch = fetchOn(machine) as unknown as typeof fetch
  try {
    return await runTests(file, read(file, machine), machine, run)
  } finally {
    globalThis.fetch = realFetch
  }
}

/** Runs the file itself, which only says what its tests are. */
function read(file: TestFile, machine: Machine): Suite {
  const suite = new Suite()
  const module = { exports: {} }
  const found: Record<string, unknown> = {
    exports: module.exports,
    require: machine.require,
    module,
    ...suite.globals(),
    ...(!file.bringsTime && globalsOn(machine)),
  }
  const define = file.script.runInThisContext() as (...args: unknown[]) => void
  define(...given.map((name) => found[name] ?? (globalThis as Record<string, unknown>)[name]))
  return suite
}

async function runTests(file: TestFile, { tests, hooks }: Suite, machine: Machine, run: Run): Promise<Result[]> {
  const all = tests.map((test) => ({ ...test, id: idOf(file, test.name) }))
  const { wanted } = run
  const chosen = wanted && file.isIndependent ? all.filter(({ id }) => wanted.has(id)) : all
  const perform = (works: Work[]) => within(machine, file, works)
  const results: Result[] = []
  let broken: string | null = null
  for (const { id, run: test } of chosen) {
    const began = performance.now()
    run.begin(id)
    const isLast = id === chosen.at(-1)?.id
    if (results.length === 0) broken = await perform(hooks.beforeAll)
    const failed = broken ?? (await perform([...hooks.beforeEach, test]))
    const after = await perform(hooks.afterEach)
    const end = isLast || (run.bail && (failed ?? after) !== null) ? await perform(hooks.afterAll) : null
    results.push({ id, file: file.name, failure: failed ?? after ?? end, ms: performance.now() - began })
    if (run.bail && results.at(-1)?.failure !== null) break
  }
  return results
}

/** The failure, if there is one. */
async function within({ timeline }: Machine, { bringsTime }: TestFile, works: Work[]): Promise<string | null> {
  const inOrder = async () => {
    for (const work of works) await work()
  }
  try {
    if (bringsTime) await inOrder()
    else await timeline.until(Promise.race([inOrder(), timeline.pause(LIMIT_MS).then(() => Promise.reject(tooLong))]))
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

const tooLong = new Error('the test did not end')
