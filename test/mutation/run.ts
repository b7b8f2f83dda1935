import { performance } from 'node:perf_hooks'
import { Machine } from './machine'
import { Suite, type TestFile, type Work } from './test-file'

/** In simulated time; nothing a test does takes so long. */
const LIMIT_MS = 30 * 60_000

export interface Result {
  file: TestFile
  failure: string | null
  ms: number
}

/** Runs a test file on a machine of its own, up to the first test that fails. */
export async function runFile(file: TestFile): Promise<Result> {
  const machine = new Machine()
  const suite = new Suite()
  const began = performance.now()
  const giveBack = lend({ ...suite.globals(), ...(!file.bringsTime && machine.globals()) })
  try {
    const define = file.script.runInThisContext() as (...args: unknown[]) => void
    const module = { exports: {} }
    define(module.exports, machine.require, module)
    const failure = await firstFailure(suite, (works) => within(machine, file, works))
    return { file, failure, ms: performance.now() - began }
  } finally {
    giveBack()
  }
}

/** Puts values in the place of globals; what is returned puts those back. */
function lend(values: Record<string, unknown>): () => void {
  const all = globalThis as Record<string, unknown>
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, all[name]]))
  Object.assign(all, values)
  return () => void Object.assign(all, before)
}

async function firstFailure({ tests, hooks }: Suite, perform: (works: Work[]) => Promise<string | null>) {
  let failure = await perform(hooks.beforeAll)
  for (const { name, run } of tests) {
    if (failure !== null) break
    const failed = await perform([...hooks.beforeEach, run])
    const after = await perform(hooks.afterEach)
    if (failed !== null || after !== null) failure = `${name}: ${failed ?? after}`
  }
  const end = await perform(hooks.afterAll)
  return failure ?? end
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
