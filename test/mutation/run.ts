import { performance } from 'node:perf_hooks'
import type { Script } from 'node:vm'
import { expect } from 'expect'
import * as circus from 'jest-circus'
import { Machine } from './machine'

export interface TestFile {
  name: string
  script: Script
  /** it brings a simulated time of its own */
  bringsTime: boolean
}

export interface Result {
  file: TestFile
  failure: string | null
  ms: number
}

/** In simulated time; nothing a test does takes so long. */
const LIMIT_MS = 30 * 60_000

/** Runs a test file under Jest's own runner, on a machine of its own, up to the first test that fails. */
export async function runFile(file: TestFile): Promise<Result> {
  const machine = new Machine()
  const began = performance.now()
  circus.resetState()
  circus.getState().testTimeout = LIMIT_MS
  circus.afterEach(endAtFailure)
  const jest = { setTimeout: () => {} }
  const giveBack = lend({ ...circus, expect, jest, ...(!file.bringsTime && machine.globals()) })
  try {
    const define = file.script.runInThisContext() as (...args: unknown[]) => void
    const module = { exports: {} }
    define(module.exports, machine.require, module)
    const { testResults, unhandledErrors } = await ended(circus.run(), machine, file)
    const failed = testResults.find(({ errors }) => errors.length > 0)
    const failure = unhandledErrors[0] ?? (failed && `${failed.testPath.slice(1).join(' ')}: ${failed.errors[0]}`)
    return { file, failure: failure ?? null, ms: performance.now() - began }
  } catch (error) {
    return { file, failure: String((error as Error).stack ?? error), ms: performance.now() - began }
  } finally {
    giveBack()
  }
}

/** One failure is enough to kill a mutant: Jest then takes the tests that are left for those that nobody asked for. */
function endAtFailure(): void {
  const state = circus.getState()
  if (state.currentlyRunningTest?.errors.length) state.hasFocusedTests = true
}

/** Puts values in the place of globals; what is returned puts those back. */
function lend(values: Record<string, unknown>): () => void {
  const all = globalThis as Record<string, unknown>
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, all[name]]))
  Object.assign(all, values)
  return () => void Object.assign(all, before)
}

/** What comes of the tests, as soon as simulated time has let them end. */
function ended<T>(tests: Promise<T>, { timeline }: Machine, { bringsTime }: TestFile): Promise<T> {
  const limit = () => timeline.pause(LIMIT_MS).then(() => Promise.reject(new Error('the tests did not end')))
  return bringsTime ? tests : timeline.until(Promise.race([tests, limit()]))
}
