/** What the tour prints: each step with what was expected and what came. */
export class Transcript {
  differences = 0
  private steps = 0
  private chapters = 0

  constructor(private readonly print: (line: string) => void = console.log) {}

  title(text: string): void {
    this.print(`\n${++this.chapters}. ${text}`)
  }

  note(text: string): void {
    this.print(`     ${text}`)
  }

  compare(what: string, expected: unknown, came: unknown): void {
    this.steps++
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(came) ?? 'nothing']
    const fits = wanted === got
    if (!fits) this.differences++
    this.print(`   ${fits ? '✓' : '✗'} ${what}\n       expected ${wanted}\n       came     ${got}`)
  }

  summary(): void {
    const outcome = this.differences === 0 ? 'all as expected' : `${this.differences} DIFFERENT`
    this.print(`\n${this.steps} steps: ${outcome}.`)
  }
}
