import type { CoverageData, InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core'
import type { Watch } from './machine'

/**
 * Which mutants a test covers. What runs once, when an instance of a function starts, belongs to every test that calls
 * the function, and not just to the one that happened to start it.
 */
export class Cover implements Watch {
  readonly mutantCoverage: MutantCoverage = { static: {}, perTest: {} }
  private readonly calls = new Map<string, Set<string>>()

  constructor(private readonly switches: InstrumenterContext) {
    switches.mutantCoverage = this.mutantCoverage
  }

  starting<T>(name: string, start: () => T): T {
    const { currentTestId } = this.switches
    this.switches.currentTestId = startOf(name)
    try {
      return start()
    } finally {
      this.switches.currentTestId = currentTestId
    }
  }

  serving(name: string): void {
    const { currentTestId = '' } = this.switches
    this.calls.set(currentTestId, (this.calls.get(currentTestId) ?? new Set()).add(name))
  }

  /** What runs while a file is read belongs to all its tests; so does its first test, where that starts what others keep. */
  share(file: string, ids: string[], bringsTime: boolean): void {
    const { perTest } = this.mutantCoverage
    const first = bringsTime ? perTest[ids[0] ?? ''] : {}
    for (const id of ids) perTest[id] = { ...perTest[startOf(file)], ...first, ...perTest[id] }
    delete perTest[startOf(file)]
  }

  reading(file: string): void {
    this.switches.currentTestId = startOf(file)
  }

  end(): MutantCoverage {
    const { perTest } = this.mutantCoverage
    const starts = new Map<string, CoverageData>()
    for (const names of this.calls.values())
      for (const name of names) starts.set(name, perTest[startOf(name)] ?? starts.get(name) ?? {})
    for (const name of starts.keys()) delete perTest[startOf(name)]
    for (const [id, names] of this.calls)
      for (const name of names) perTest[id] = { ...starts.get(name), ...perTest[id] }
    return this.mutantCoverage
  }
}

function startOf(name: string): string {
  return `start of ${name}`
}
