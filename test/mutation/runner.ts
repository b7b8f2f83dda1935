import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import type {
  CompleteDryRunResult,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { DryRunStatus, TestStatus, determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import type { InstrumenterContext } from '@stryker-mutator/api/core'
import { buildAll, type Built } from './build'
import { Cover } from './cover'
import { isOf, runFile, type Result, type Run } from './run'
import type { TestFile } from './test-file'

/** What instrumented code looks at: which mutant is active, and whose turn it is. */
const switches: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {})

/** Runs the flows for Stryker: built bundles, real SDKs, the local cloud, all in this process. */
class FlowRunner {
  private built: Built = { functions: '', files: [] }

  /** the test files that killed mutants of a file, the last first */
  private readonly killers = new Map<string, TestFile[]>()

  capabilities() {
    // every file starts its functions afresh, with the mutant switched on
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    process.on('unhandledRejection', () => {})
    this.built = await buildAll(process.cwd())
  }

  async dryRun(): Promise<DryRunResult> {
    const cover = new Cover(switches)
    const results: Result[] = []
    for (const file of this.built.files) {
      cover.reading(file.name)
      const own = await this.run(file, { watch: cover, bail: false })
      cover.share(
        file.name,
        own.map(({ id }) => id),
        file.bringsTime,
      )
      results.push(...own)
    }
    return { ...complete(results), mutantCoverage: cover.end() }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    Object.assign(switches, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined })
    const wanted = testFilter && new Set(testFilter)
    const results: Result[] = []
    for (const file of this.likeliestFirst(activeMutant.fileName)) {
      if (testFilter?.some((id) => isOf(file, id)) === false) continue
      const own = await this.run(file, { wanted, bail: !disableBail })
      results.push(...own)
      if (own.every(({ failure }) => failure === null)) continue
      this.killers.set(activeMutant.fileName, [file, ...this.killersOf(activeMutant.fileName)])
      if (!disableBail) break
    }
    const tooOften = determineHitLimitReached(switches.hitCount, switches.hitLimit)
    return toMutantRunResult(tooOften ?? complete(results), disableBail)
  }

  /** Neighbours die by the same tests. */
  private likeliestFirst(fileName: string): Set<TestFile> {
    return new Set([...this.killersOf(fileName), ...this.built.files])
  }

  private killersOf(fileName: string): TestFile[] {
    return this.killers.get(fileName)?.slice(0, 20) ?? []
  }

  private run(file: TestFile, how: Pick<Run, 'watch' | 'wanted' | 'bail'>): Promise<Result[]> {
    const begin = (id: string) => void (switches.currentTestId = id)
    return runFile(file, { functions: this.built.functions, begin, ...how })
  }
}

function complete(results: Result[]): CompleteDryRunResult {
  const tests = results.map(({ id, file, failure, ms }) => {
    const test = { id, name: id, fileName: file, timeSpentMs: Math.round(ms) }
    if (failure === null) return { ...test, status: TestStatus.Success as const }
    return { ...test, status: TestStatus.Failed as const, failureMessage: failure }
  })
  return { status: DryRunStatus.Complete, tests }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'flows', FlowRunner)]
