/** Counts by name: what a random history must have had for it to mean anything. */
export class Tally {
  private readonly counts = new Map<string, number>()

  add(what: string, count = 1): void {
    this.counts.set(what, this.of(what) + count)
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0
  }

  /** The sum of all whose name begins so. */
  sum(prefix: string): number {
    return [...this.counts].reduce((sum, [what, count]) => (what.startsWith(prefix) ? sum + count : sum), 0)
  }

  merge(other: Tally): void {
    for (const [what, count] of other.counts) this.add(what, count)
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
