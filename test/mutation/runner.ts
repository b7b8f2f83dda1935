import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import type {
  CompleteDryRunResult,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { DryRunStatus, TestStatus, determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import type { InstrumenterContext } from '@stryker-mutator/api/core'
import { buildAll } from './build'
import { runFile, type Result, type TestFile } from './run'

/** What instrumented code looks at: which mutant is active, and whose turn it is. */
const switches: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {})

/**
 * Runs the flows for Stryker: built bundles, real SDKs, the local cloud, all in this process. What Stryker calls a test
 * is a file here: each starts its functions afresh, so that a mutant of what runs once is met by all that it concerns.
 */
class FlowRunner {
  /** quick ones first */
  private files: TestFile[] = []

  /** the test files that killed mutants of a file, the last first: neighbours die by the same tests */
  private readonly killers = new Map<string, TestFile[]>()

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    process.on('unhandledRejection', () => {})
    this.files = await buildAll(process.cwd())
  }

  async dryRun(): Promise<DryRunResult> {
    const mutantCoverage = (switches.mutantCoverage = { static: {}, perTest: {} })
    const results: Result[] = []
    for (const file of this.files) {
      switches.currentTestId = file.name
      results.push(await runFile(file))
    }
    this.files = results.sort((a, b) => a.ms - b.ms).map(({ file }) => file)
    return { ...complete(results), mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    Object.assign(switches, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined })
    const killers = this.killers.get(activeMutant.fileName) ?? []
    const results: Result[] = []
    for (const file of new Set([...killers, ...this.files])) {
      if (testFilter?.includes(file.name) === false) continue
      results.push(await runFile(file))
      if (results.at(-1)?.failure === null) continue
      this.killers.set(activeMutant.fileName, [file, ...killers].slice(0, 20))
      if (!disableBail) break
    }
    const tooOften = determineHitLimitReached(switches.hitCount, switches.hitLimit)
    return toMutantRunResult(tooOften ?? complete(results), disableBail)
  }
}

function complete(results: Result[]): CompleteDryRunResult {
  const tests = results.map(({ file: { name }, failure, ms }) => {
    const test = { id: name, name, fileName: name, timeSpentMs: Math.round(ms) }
    if (failure === null) return { ...test, status: TestStatus.Success as const }
    return { ...test, status: TestStatus.Failed as const, failureMessage: failure }
  })
  return { status: DryRunStatus.Complete, tests }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'flows', FlowRunner)]
