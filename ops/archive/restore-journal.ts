import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What of a backup is in an environment already, beside the backup; gone when all is. */
export class Journal {
  readonly isResumed: boolean
  private readonly file: string
  private readonly done: Map<string, string>

  /** `isAnew`: how far an earlier restore came is not believed. */
  constructor(folder: string, env: string, isAnew: boolean) {
    this.file = join(folder, `restoring-into-${env}.ndjson`)
    if (isAnew) rmSync(this.file, { force: true })
    this.isResumed = existsSync(this.file)
    const lines = this.isResumed ? readFileSync(this.file, 'utf8').split('\n').slice(0, -1) : []
    this.done = new Map(lines.map((line) => JSON.parse(line) as [string, string]))
  }

  begin(): void {
    writeFileSync(this.file, [...this.done].map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  }

  /** What was noted under this name, or undefined when it is still to be done. */
  of(name: string): string | undefined {
    return this.done.get(name)
  }

  note(name: string, outcome = ''): void {
    this.done.set(name, outcome)
    appendFileSync(this.file, `${JSON.stringify([name, outcome])}\n`)
  }

  end(): void {
    rmSync(this.file)
  }
}
